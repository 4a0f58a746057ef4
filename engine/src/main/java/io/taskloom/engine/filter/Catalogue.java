package io.taskloom.engine.filter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The fields of one kind of thing.
 *
 * @param own those that people made: called by their names in quotes, so that no field of ours ever takes a name away from them
 * @param unclear names in small letters that mean more than one thing
 */
public record Catalogue(List<Field> fields, List<Field> own, Set<String> unclear) {

    public Catalogue {
        fields = List.copyOf(fields);
        own = List.copyOf(own);
        unclear = Set.copyOf(unclear);
    }

    public Catalogue(List<Field> fields) {
        this(fields, List.of(), Set.of());
    }

    /** The same with what people made. */
    public Catalogue with(List<Field> made, Set<String> ambiguous) {
        return new Catalogue(fields, made, ambiguous);
    }

    /** The case of letters does not matter. */
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.called(name)).findAny();
    }

    Optional<Field> ownField(String name) {
        return own.stream().filter(field -> field.called(name.strip())).findAny();
    }

    /** What is written most like it, as it would be written, for who mistyped. */
    Optional<String> nearest(String name) {
        return Stream.concat(
                        fields.stream().map(field -> new Written(field, field.name())),
                        own.stream().map(field -> new Written(field, Completion.quoted(field.name()))))
                .filter(each -> Spelling.distance(each.field().name(), name) <= Math.max(1, name.length() / 3))
                .min((one, other) -> Spelling.distance(one.field().name(), name)
                        - Spelling.distance(other.field().name(), name))
                .map(Written::text);
    }

    private record Written(Field field, String text) {}
}
