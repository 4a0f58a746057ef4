package io.taskloom.engine.rule;

import io.taskloom.engine.event.EventTypes.EventType;
import io.taskloom.engine.rule.Operator.Kind;
import io.taskloom.engine.trigger.TriggerTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The fields of events that a rule can ask about, as the features' samples show them. */
@Component
class Fields {

    private final TriggerTypes types;

    Fields(TriggerTypes types) {
        this.types = types;
    }

    Optional<String> title(String event) {
        return types.find(event).map(EventType::title);
    }

    /** By path: {@code task.priority}. What stands inside a list has no path of its own. */
    Map<String, Field> of(String event) {
        Map<String, Field> fields = new LinkedHashMap<>();
        types.find(event).ifPresent(type -> type.sample().forEach((name, value) -> collect(name, value, fields)));
        return fields;
    }

    /** The names of the variables that a run has from the start. */
    Set<String> variables(String event) {
        Set<String> names = types.find(event).stream()
                .flatMap(type -> type.sample().keySet().stream())
                .collect(Collectors.toSet());
        names.add("event");
        return names;
    }

    private static void collect(String path, Object value, Map<String, Field> into) {
        into.put(path, Field.of(path, value));
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, item) -> collect(path + "." + name, item, into));
        }
    }

    /** @param members of what stands in it, where it is a list of contexts; empty otherwise */
    record Field(Kind kind, Set<String> members) {

        static Field of(String path, Object value) {
            return switch (value) {
                case Map<?, ?> ignored -> new Field(Kind.CONTEXT, Set.of());
                case List<?> list -> new Field(Kind.LIST, members(list));
                case Number ignored -> new Field(Kind.NUMBER, Set.of());
                case Boolean ignored -> new Field(Kind.BOOLEAN, Set.of());
                default -> new Field(path.endsWith("At") ? Kind.TIME : Kind.TEXT, Set.of());
            };
        }

        private static Set<String> members(List<?> list) {
            return !list.isEmpty() && list.getFirst() instanceof Map<?, ?> first
                    ? first.keySet().stream().map(String::valueOf).collect(Collectors.toSet())
                    : Set.of();
        }
    }
}
