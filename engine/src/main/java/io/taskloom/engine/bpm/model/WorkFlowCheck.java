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

/**
 * What a model must keep to if tasks are to follow it: one token that walks from column to column. A model whose user tasks
 * say a status is meant so.
 */
final class WorkFlowCheck {

    private static final String RULE = "work-flow";
    private static final String STATUS = "status";
    private static final Set<String> STATUSES = Set.of("todo", "in_progress");
    private static final Set<String> FITTING = Set.of(
            "bpmn:startEvent",
            "bpmn:endEvent",
            "bpmn:userTask",
            "bpmn:task",
            "bpmn:manualTask",
            "bpmn:serviceTask",
            "bpmn:sendTask",
            "bpmn:scriptTask",
            "bpmn:exclusiveGateway",
            "bpmn:intermediateCatchEvent",
            "bpmn:intermediateThrowEvent",
            "bpmn:boundaryEvent");
    private static final List<String> OF_THE_TASK = List.of(
            "camunda:assignee",
            "camunda:dueDate",
            "camunda:followUpDate",
            "camunda:priority",
            "camunda:formKey",
            "camunda:formRef");

    private final Findings findings;

    WorkFlowCheck(Findings findings) {
        this.findings = findings;
    }

    static boolean isMeant(Node root) {
        return root.all().anyMatch(node -> node.is("bpmn:userTask") && property(node, STATUS) != null);
    }

    void check(Node root) {
        if (isMeant(root)) {
            root.children("bpmn:process").forEach(this::process);
        }
    }

    private void process(Node process) {
        List<Node> nodes = process.all().filter(ModelStructure::isFlowNode).toList();
        Map<String, Node> byId = nodes.stream()
                .filter(node -> node.attribute("id") != null)
                .collect(Collectors.toMap(node -> String.valueOf(node.attribute("id")), node -> node, (a, b) -> a));
        Map<String, Set<String>> next = arrows(process);
        Set<String> ids = nodes.stream()
                .filter(node -> node.is("bpmn:userTask") || node.is("bpmn:endEvent"))
                .map(node -> String.valueOf(node.attribute("id")))
                .collect(Collectors.toSet());
        nodes.forEach(node -> element(node, next, ids));
        starts(process, next, byId);
        Set<String> reached = new HashSet<>();
        process.children("bpmn:startEvent").forEach(start -> follow(next, start, reached));
        nodes.stream().filter(node -> node.is("bpmn:userTask")).forEach(column -> {
            if (!reached.contains(String.valueOf(column.attribute("id")))) {
                findings.add(column, RULE, "No task ever comes to this column.", "Lead an arrow to it.");
            }
            Set<String> behind = new HashSet<>();
            follow(next, column, behind);
            if (behind.stream().map(byId::get).noneMatch(node -> node != null && node.is("bpmn:endEvent"))) {
                findings.add(column, RULE, "From this column no task is ever done.", "Lead it to an end event.");
            }
        });
    }

    private void starts(Node process, Map<String, Set<String>> next, Map<String, Node> byId) {
        List<Node> starts = process.children("bpmn:startEvent").toList();
        if (starts.size() != 1) {
            findings.add(process, RULE, "A work flow begins in one place.", "Use one start event.");
            return;
        }
        Node start = starts.getFirst();
        String trigger = property(start, "trigger");
        if (trigger != null && !trigger.isBlank()) {
            findings.add(
                    start, RULE, "A work flow begins with its task, and has no trigger.", "Take the trigger away.");
        }
        if (start.attribute("camunda:formRef") != null) {
            findings.add(start, RULE, "A work flow begins with its task, and asks for no form.", "Take the form away.");
        }
        Set<String> first = next.getOrDefault(String.valueOf(start.attribute("id")), Set.of());
        if (first.size() != 1
                || first.stream().map(byId::get).noneMatch(node -> node != null && node.is("bpmn:userTask"))) {
            findings.add(start, RULE, "A new task must stand in a column at once.", "Lead the start to one user task.");
        }
    }

    private void element(Node node, Map<String, Set<String>> next, Set<String> ids) {
        if (!FITTING.contains(node.name)) {
            findings.add(
                    node,
                    RULE,
                    "A task stands in one column at a time: a %s does not fit a work flow."
                            .formatted(node.name.substring("bpmn:".length())),
                    "Use steps, timers and exclusive gateways.");
        }
        if (!node.is("bpmn:exclusiveGateway")
                && next.getOrDefault(arrowsOf(node), Set.of()).size() > 1) {
            findings.add(
                    node,
                    RULE,
                    "More than one arrow leaves it, and a task can't go two ways at once.",
                    "Put an exclusive gateway behind it.");
        }
        if (node.children("bpmn:multiInstanceLoopCharacteristics").findAny().isPresent()) {
            findings.add(node, RULE, "A step of a work flow is not repeated.", "Remove the repetition.");
        }
        if (node.is("bpmn:boundaryEvent") && "false".equals(node.attribute("cancelActivity"))) {
            findings.add(
                    node,
                    RULE,
                    "It would have the task go on and stay at once.",
                    "Make the event an interrupting one.");
        }
        if (node.is("bpmn:endEvent")
                && node.children("bpmn:errorEventDefinition").findAny().isPresent()) {
            findings.add(node, RULE, "A work flow does not end in an error.", "Use a plain end event.");
        }
        if (node.is("bpmn:userTask")) {
            column(node);
            approval(node, ids);
        }
    }

    private void column(Node column) {
        String status = property(column, STATUS);
        if (status == null || !STATUSES.contains(status)) {
            findings.add(
                    column,
                    RULE,
                    "The column does not say which status a task has in it.",
                    "Set its status to todo or in_progress.");
        }
        if (OF_THE_TASK.stream().anyMatch(name -> column.attribute(name) != null)) {
            findings.add(
                    column,
                    RULE,
                    "A column has no assignee, date, priority or form: those are the task's own.",
                    "Take them away; custom fields can be required before a task is done.");
        }
    }

    private void approval(Node column, Set<String> ids) {
        if (property(column, ApprovalCheck.APPROVALS) == null) {
            return;
        }
        for (String where : List.of("approved", "rejected")) {
            if (!ids.contains(String.valueOf(property(column, where)))) {
                findings.add(
                        column,
                        RULE,
                        "The approval does not say where the task goes once it is %s.".formatted(where),
                        "Set its property %s to the id of a column or end.".formatted(where));
            }
        }
    }

    /** A boundary event's arrows are its own; its step leads to it besides. */
    private static String arrowsOf(Node node) {
        return "own " + node.attribute("id");
    }

    private static Map<String, Set<String>> arrows(Node process) {
        Map<String, Set<String>> next = new HashMap<>();
        process.all().filter(node -> node.is("bpmn:sequenceFlow")).forEach(flow -> {
            String from = flow.attribute("sourceRef");
            String to = flow.attribute("targetRef");
            if (from != null && to != null) {
                next.computeIfAbsent(from, key -> new HashSet<>()).add(to);
                next.computeIfAbsent("own " + from, key -> new HashSet<>()).add(String.valueOf(flow.attribute("id")));
            }
        });
        process.all().filter(node -> node.is("bpmn:boundaryEvent")).forEach(event -> {
            String from = event.attribute("attachedToRef");
            String to = event.attribute("id");
            if (from != null && to != null) {
                next.computeIfAbsent(from, key -> new HashSet<>()).add(to);
            }
        });
        return next;
    }

    private static void follow(Map<String, Set<String>> next, Node from, Set<String> seen) {
        Deque<String> open = new ArrayDeque<>(next.getOrDefault(String.valueOf(from.attribute("id")), Set.of()));
        while (!open.isEmpty()) {
            String id = open.pop();
            if (seen.add(id)) {
                open.addAll(next.getOrDefault(id, Set.of()));
            }
        }
    }

    static @Nullable String property(Node node, String name) {
        return node.children("bpmn:extensionElements")
                .flatMap(Node::all)
                .filter(each -> each.is("camunda:property") && name.equals(each.attribute("name")))
                .map(each -> String.valueOf(each.attribute("value")))
                .findFirst()
                .orElse(null);
    }
}
