package io.taskloom.engine.bpm.model;

import io.taskloom.engine.bpm.Awaited;
import io.taskloom.engine.bpm.ExpressionFailed;
import io.taskloom.engine.bpm.feel.Feel;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** What an element that waits must say: for which event or for a web call, and nothing that could never come. */
final class WaitCheck {

    static final String MESSAGE = "bpmn:messageEventDefinition";

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,199}");
    private static final Set<String> EVENTS = Set.of("bpmn:intermediateCatchEvent", "bpmn:boundaryEvent");

    private final Feel feel;
    private final EventNames known;
    private final Findings findings;

    WaitCheck(Feel feel, EventNames known, Findings findings) {
        this.feel = feel;
        this.known = known;
        this.findings = findings;
    }

    void check(Node root) {
        root.all().filter(WaitCheck::waits).forEach(this::element);
    }

    private static boolean waits(Node node) {
        return node.is("bpmn:receiveTask")
                || EVENTS.contains(node.name)
                        && node.children(MESSAGE).findAny().isPresent();
    }

    private void element(Node node) {
        Awaited awaited = Awaited.of(properties(node));
        if (awaited.event().isEmpty()) {
            findings.add(
                    node,
                    "wait-for",
                    "It does not say what it waits for.",
                    "Choose the event, or a web call (property waitFor).");
        } else if (awaited.isCallback()) {
            call(node, awaited);
        } else {
            event(node, awaited.event());
        }
        condition(node, awaited);
        result(node, awaited.result());
    }

    private void event(Node node, String type) {
        Set<String> names = known.all();
        if (!names.isEmpty() && !names.contains(type)) {
            findings.add(
                    node,
                    "wait-for",
                    "Nothing is called \"%s\" that could be waited for.".formatted(type),
                    "Choose one of: %s, %s.".formatted(Awaited.CALLBACK, String.join(", ", names)));
        }
    }

    private void call(Node node, Awaited awaited) {
        if (awaited.condition() != null) {
            findings.add(
                    node,
                    "wait-condition",
                    "A web call comes once and is always taken: it has no condition.",
                    "Decide by a gateway behind it.");
        }
        for (Node at = node; at != null; at = at.parent) {
            if (at.children("bpmn:multiInstanceLoopCharacteristics").findAny().isPresent()) {
                findings.add(
                        node,
                        "wait-callback",
                        "A step that is repeated can't wait for a web call: all rounds would share one address.",
                        "Wait before or behind the repetition.");
                return;
            }
        }
    }

    private void condition(Node node, Awaited awaited) {
        if (awaited.condition() != null) {
            try {
                feel.check(awaited.condition());
            } catch (ExpressionFailed failed) {
                findings.add(node, "wait-condition", failed.detail(), "Correct the FEEL expression.");
            }
        }
    }

    private void result(Node node, String name) {
        if (!NAME.matcher(name).matches()) {
            findings.add(
                    node,
                    "variable",
                    "result must be a variable's name (letters, digits, _).",
                    "Choose a name like order_answer.");
        } else if (name.toLowerCase(Locale.ROOT).startsWith(ModelValues.RESERVED) || name.equals(Awaited.CALLBACKS)) {
            findings.add(
                    node, "variable", "The variable %s is Taskloom's own.".formatted(name), "Choose another name.");
        }
    }

    private static Map<String, String> properties(Node node) {
        Map<String, String> properties = new LinkedHashMap<>();
        node.children("bpmn:extensionElements")
                .flatMap(each -> each.children("camunda:properties"))
                .flatMap(each -> each.children("camunda:property"))
                .forEach(each -> properties.put(
                        Objects.requireNonNullElse(each.attribute("name"), ""),
                        Objects.requireNonNullElse(each.attribute("value"), "")));
        return properties;
    }
}
