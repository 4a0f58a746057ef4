package io.taskloom.engine.trigger;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.EventTypes.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What can start an automation.
 *
 * @param type as a start event's property {@code trigger} names it
 * @param variables what its condition and its run can refer to
 * @param sample the variables' values, as in real life
 */
@Schema(name = "TriggerType")
record TriggerTypeView(
        String type, String title, String description, List<Variable> variables, Map<String, Object> sample) {

    /** @param path as FEEL writes it: {@code task.assignees[1].email} @param kind text, number, boolean, list or context */
    @Schema(name = "TriggerVariable")
    record Variable(String path, String kind, Object example) {}

    static TriggerTypeView of(EventType type) {
        List<Variable> variables = new ArrayList<>();
        type.sample().forEach((name, value) -> collect(name, value, variables));
        for (String name : List.of("id", "type", "time")) {
            variables.add(new Variable("event." + name, "text", name.equals("type") ? type.type() : ""));
        }
        return new TriggerTypeView(type.type(), type.title(), type.description(), variables, type.sample());
    }

    private static void collect(String path, Object value, List<Variable> into) {
        into.add(new Variable(path, kind(value), value));
        switch (value) {
            case Map<?, ?> map -> map.forEach((name, item) -> collect(path + "." + name, item, into));
            case List<?> list
            when !list.isEmpty() && list.getFirst() instanceof Map<?, ?> first ->
                first.forEach((name, item) -> collect(path + "[1]." + name, item, into));
            default -> {}
        }
    }

    private static String kind(Object value) {
        return switch (value) {
            case Map<?, ?> ignored -> "context";
            case List<?> ignored -> "list";
            case Number ignored -> "number";
            case Boolean ignored -> "boolean";
            default -> "text";
        };
    }
}
