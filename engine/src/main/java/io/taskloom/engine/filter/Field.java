package io.taskloom.engine.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something to filter by.
 *
 * @param optional whether there may be no value, which {@code is empty} asks for and no comparison ever includes
 * @param choices for choices only, in their order
 * @param byName for people and names: the condition that the value, for {@code %s}, goes by a name, for each {@code ?} in
 *     lower case
 */
public record Field(
        String name,
        FieldType type,
        boolean optional,
        Access access,
        List<Choice> choices,
        @Nullable String byName) {

    public Field {
        choices = List.copyOf(choices);
    }

    public static Field of(String name, FieldType type, Access access) {
        return new Field(name, type, false, access, List.of(), null);
    }

    public static Field of(String name, FieldType type, Access access, List<Choice> choices) {
        return new Field(name, type, false, access, choices, null);
    }

    public static Field named(String name, FieldType type, Access access, String byName) {
        return new Field(name, type, false, access, List.of(), byName);
    }

    public Field orEmpty() {
        return new Field(name, type, true, access, choices, byName);
    }

    Optional<Choice> choice(String word) {
        return choices.stream()
                .filter(choice -> choice.word().equalsIgnoreCase(word))
                .findAny();
    }

    /** Everything that may follow the field's name. */
    public List<String> operators() {
        var all = new ArrayList<>(type.operators().stream().map(Operator::sign).toList());
        if (type.operators().contains(Operator.LIKE)) {
            all.add("not like");
        }
        if (type.listed()) {
            all.addAll(List.of("in", "not in"));
        }
        if (optional) {
            all.addAll(List.of("is empty", "is not empty"));
        }
        return all;
    }

    /** What can be offered as a value without asking the feature. */
    Stream<String> words() {
        return switch (type) {
            case CHOICE, RANKED -> choices.stream().map(Choice::word);
            case DATE, DAY -> Dates.WORDS.stream();
            case FLAG -> Stream.of("true", "false");
            case PERSON -> Stream.of("me");
            case DURATION -> Lasting.WORDS.stream();
            case TEXT, WORDS, NUMBER, NAME, ID -> Stream.empty();
        };
    }

    boolean called(String word) {
        return name.toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT));
    }
}
