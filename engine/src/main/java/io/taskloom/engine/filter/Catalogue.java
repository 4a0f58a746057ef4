package io.taskloom.engine.filter;

import java.util.List;
import java.util.Optional;

/** The fields of one kind of thing. */
public record Catalogue(List<Field> fields) {

    public Catalogue {
        fields = List.copyOf(fields);
    }

    /** The case of letters does not matter. */
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.called(name)).findAny();
    }

    /** What is written most like it, for who mistyped. */
    Optional<Field> nearest(String name) {
        return fields.stream()
                .filter(field -> Spelling.distance(field.name(), name) <= Math.max(1, name.length() / 3))
                .min((one, other) -> Spelling.distance(one.name(), name) - Spelling.distance(other.name(), name));
    }
}
