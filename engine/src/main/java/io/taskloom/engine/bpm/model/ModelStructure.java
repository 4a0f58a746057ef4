package io.taskloom.engine.bpm.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What no single element can show: one process, unique ids, safe starts and loops. */
final class ModelStructure {

    private static final Set<String> WAITS =
            Set.of("bpmn:userTask", "bpmn:intermediateCatchEvent", "bpmn:eventBasedGateway", "bpmn:receiveTask");
    private static final Set<String> NEED_ID = Set.of(
            "bpmn:process",
            "bpmn:participant",
            "bpmn:sequenceFlow",
            "bpmn:error",
            "bpmn:lane",
            "bpmndi:BPMNShape",
            "bpmndi:BPMNEdge");

    private static final int MOST_BOUNDARIES = 10;

    private final Findings findings;

    ModelStructure(Findings findings) {
        this.findings = findings;
    }

    void check(Node root) {
        processes(root);
        ids(root);
        root.all().forEach(this::element);
    }

    private void processes(Node root) {
        List<Node> processes = root.children("bpmn:process").toList();
        if (processes.size() != 1) {
            findings.add(
                    "",
                    "process",
                    "The model has %d processes.".formatted(processes.size()),
                    "Draw exactly one, in at most one pool.");
        }
        for (Node process : processes) {
            if (!"true".equals(process.attribute("isExecutable"))) {
                findings.add(process, "process", "The process is not executable.", "Mark it as executable.");
            }
            if (process.children("bpmn:startEvent").findAny().isEmpty()) {
                findings.add(process, "start", "The process has no start event.", "Add a start event.");
            }
        }
        if (root.all().filter(node -> node.is("bpmn:participant")).count() > 1) {
            findings.add("", "process", "The model has more than one pool.", "Use one pool.");
        }
    }

    private void ids(Node root) {
        Set<String> seen = new HashSet<>();
        root.all().filter(node -> !node.name.startsWith("camunda:")).forEach(node -> {
            String id = node.attribute("id");
            if (id != null && !seen.add(id)) {
                findings.add(id, "id", "The id %s is used twice.".formatted(id), "Give each element its own id.");
            }
            if (id == null && (NEED_ID.contains(node.name) || isFlowNode(node))) {
                findings.add(node, "id", "A %s has no id.".formatted(node.name), "Give it an id.");
            }
        });
    }

    private void element(Node node) {
        switch (node.name) {
            case "bpmn:startEvent" -> start(node);
            case "bpmn:serviceTask", "bpmn:sendTask" -> service(node);
            case "bpmn:scriptTask" -> script(node);
            case "camunda:script" -> language(node);
            case "camunda:property" -> retry(node);
            case "bpmn:process" -> {
                boundaries(node);
                loops(node);
            }
            case "bpmn:subProcess" -> {
                triggered(node);
                boundaries(node);
                loops(node);
            }
            case "bpmn:multiInstanceLoopCharacteristics" -> repeated(node);
            default -> {}
        }
    }

    private void start(Node start) {
        boolean ofProcess = start.parent != null && start.parent.is("bpmn:process");
        boolean ofEvent = start.parent != null && "true".equals(start.parent.attribute("triggeredByEvent"));
        if (!ofEvent && start.children.stream().anyMatch(child -> child.name.endsWith("EventDefinition"))) {
            findings.add(
                    start,
                    ofProcess ? "start-timer" : "start",
                    "A start event with a timer or error of its own is not available here.",
                    "Use a plain start event and say in its trigger what starts the automation.");
        }
    }

    private void triggered(Node subProcess) {
        if ("true".equals(subProcess.attribute("triggeredByEvent"))
                && subProcess
                        .children("bpmn:multiInstanceLoopCharacteristics")
                        .findAny()
                        .isPresent()) {
            findings.add(
                    subProcess, "multi-instance", "An event sub-process can't be repeated.", "Remove the repetition.");
        }
    }

    private void service(Node task) {
        if (task.attribute("camunda:type") == null || task.attribute("camunda:topic") == null) {
            findings.add(
                    task,
                    "step",
                    "The step does not say what it does.",
                    "Choose a connector or action from the palette.");
        }
    }

    private void script(Node task) {
        language(task);
        if (task.children("bpmn:script").count() != 1) {
            findings.add(task, "script", "The script task has no script.", "Write the script in the model.");
        }
    }

    private void language(Node node) {
        if (node.attribute("scriptFormat") == null) {
            findings.add(node, "script-language", "The script names no language.", "Set the format to javascript.");
        }
    }

    private void retry(Node property) {
        if ("retry".equals(property.attribute("name"))) {
            String value = String.valueOf(property.attribute("value"));
            if (!value.matches("R([1-9]|1[0-9]|20)/PT([1-9][0-9]{0,4})[SMH]")) {
                findings.add(
                        property,
                        "retry",
                        "\"%s\" is no retry policy.".formatted(value),
                        "Use at most 20 attempts and at least a second between them, e.g. R3/PT10S.");
            }
        }
    }

    private void repeated(Node loop) {
        boolean counted = loop.children("bpmn:loopCardinality").findAny().isPresent();
        if (!counted && loop.attribute("camunda:collection") == null) {
            findings.add(
                    loop,
                    "multi-instance",
                    "The step does not say how often it is repeated.",
                    "Set a collection or a number.");
        }
    }

    // Each is a timer of its own for every round of a repeated step.
    private void boundaries(Node scope) {
        scope.children("bpmn:boundaryEvent")
                .collect(Collectors.groupingBy(
                        event -> String.valueOf(event.attribute("attachedToRef")), Collectors.counting()))
                .forEach((step, events) -> {
                    if (events > MOST_BOUNDARIES) {
                        findings.add(
                                step,
                                "boundary",
                                "More than %d events are attached to %s.".formatted(MOST_BOUNDARIES, step),
                                "Use fewer.");
                    }
                });
    }

    // A loop in which nothing waits would run for ever within one transaction.
    private void loops(Node scope) {
        Map<String, Node> nodes = new HashMap<>();
        scope.children.stream()
                .filter(ModelStructure::isFlowNode)
                .forEach(node -> nodes.put(String.valueOf(node.attribute("id")), node));
        Map<String, Set<String>> next = new HashMap<>();
        scope.children("bpmn:sequenceFlow")
                .filter(flow -> !waits(nodes.get(String.valueOf(flow.attribute("sourceRef")))))
                .forEach(flow -> arrow(next, flow.attribute("sourceRef"), flow.attribute("targetRef")));
        scope.children("bpmn:boundaryEvent")
                .filter(event -> event.children.stream()
                        .noneMatch(each -> each.is("bpmn:timerEventDefinition") || each.is(WaitCheck.MESSAGE)))
                .filter(event -> !waitsWithin(nodes.get(String.valueOf(event.attribute("attachedToRef")))))
                .forEach(event -> arrow(next, event.attribute("attachedToRef"), event.attribute("id")));
        nodes.keySet().stream()
                .filter(id -> reaches(next, id))
                .sorted()
                .findFirst()
                .ifPresent(id -> findings.add(
                        id,
                        "endless-loop",
                        "The loop through %s never waits.".formatted(id),
                        "Put a timer, a user task or a connector step into the loop."));
    }

    private static void arrow(Map<String, Set<String>> next, @Nullable String from, @Nullable String to) {
        if (from != null && to != null) {
            next.computeIfAbsent(from, key -> new HashSet<>()).add(to);
        }
    }

    private static boolean reaches(Map<String, Set<String>> next, String start) {
        Deque<String> open = new ArrayDeque<>(next.getOrDefault(start, Set.of()));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String id = open.pop();
            if (id.equals(start)) {
                return true;
            }
            if (seen.add(id)) {
                open.addAll(next.getOrDefault(id, Set.of()));
            }
        }
        return false;
    }

    private static boolean waits(@Nullable Node node) {
        return waitsWithin(node) || node != null && "true".equals(node.attribute("camunda:asyncAfter"));
    }

    /** Before it has ended or failed: what is to be repeated no times at all does not wait, whatever it is. */
    private static boolean waitsWithin(@Nullable Node node) {
        if (node == null) {
            return false;
        }
        String topic = node.attribute("camunda:topic");
        boolean repeated =
                node.children("bpmn:multiInstanceLoopCharacteristics").findAny().isPresent();
        return "true".equals(node.attribute("camunda:asyncBefore"))
                || !repeated && (WAITS.contains(node.name) || topic != null && topic.startsWith("connector:"));
    }

    static boolean isFlowNode(Node node) {
        return node.name.startsWith("bpmn:")
                && (node.name.endsWith("Event")
                        || node.name.endsWith("ask")
                        || node.name.endsWith("Gateway")
                        || node.is("bpmn:subProcess"));
    }
}
