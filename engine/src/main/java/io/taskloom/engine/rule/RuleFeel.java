package io.taskloom.engine.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.rule.Fields.Field;
import io.taskloom.engine.rule.Rule.Comparison;
import io.taskloom.engine.rule.Rule.Conditions;
import io.taskloom.engine.rule.Rule.Join;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A rule's conditions as one FEEL expression; of a rule that {@link RuleCheck} has let through. */
final class RuleFeel {

    private RuleFeel() {}

    /** Null if every event is wanted. */
    static @Nullable String of(@Nullable Conditions conditions, Map<String, Field> fields) {
        if (conditions == null) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        conditions.comparisons().forEach(comparison -> parts.add(of(comparison, fields)));
        conditions
                .inside()
                .forEach(group -> parts.add(joined(
                        group.join(),
                        group.comparisons().stream()
                                .map(each -> of(each, fields))
                                .toList())));
        String stated = parts.isEmpty() ? null : joined(conditions.join(), parts);
        String own = own(conditions);
        if (own == null) {
            return stated;
        }
        return stated == null ? own : joined(Join.ALL, List.of(stated, own));
    }

    /** The condition of one's own, without a leading {@code =}; null if there is none. */
    static @Nullable String own(Conditions conditions) {
        String text = conditions.feel() == null ? "" : conditions.feel().strip();
        text = text.startsWith("=") ? text.substring(1).strip() : text;
        return text.isEmpty() ? null : text;
    }

    private static String joined(Join join, List<String> parts) {
        return parts.size() == 1
                ? parts.getFirst()
                : parts.stream()
                        .map(part -> "(" + part + ")")
                        .collect(Collectors.joining(join == Join.ALL ? " and " : " or "));
    }

    private static String of(Comparison comparison, Map<String, Field> fields) {
        String field = comparison.field();
        Field what = Objects.requireNonNull(fields.get(field), field);
        return switch (comparison.operator()) {
            case IS -> field + " = " + one(comparison);
            case IS_NOT -> field + " != " + one(comparison);
            case ONE_OF ->
                "list contains([%s], %s)"
                        .formatted(
                                StreamSupport.stream(value(comparison).spliterator(), false)
                                        .map(RuleFeel::literal)
                                        .collect(Collectors.joining(", ")),
                                field);
            case CONTAINS -> "contains(lower case(%s), lower case(%s))".formatted(field, one(comparison));
            case STARTS_WITH -> "starts with(lower case(%s), lower case(%s))".formatted(field, one(comparison));
            case ENDS_WITH -> "ends with(lower case(%s), lower case(%s))".formatted(field, one(comparison));
            case LESS_THAN -> field + " < " + one(comparison);
            case AT_MOST -> field + " <= " + one(comparison);
            case MORE_THAN -> field + " > " + one(comparison);
            case AT_LEAST -> field + " >= " + one(comparison);
            case BEFORE -> "date and time(%s) < date and time(%s)".formatted(field, one(comparison));
            case AFTER -> "date and time(%s) > date and time(%s)".formatted(field, one(comparison));
            case WITHIN ->
                "date and time(%s) <= date and time(event.time) + duration(%s)".formatted(field, one(comparison));
            case INCLUDES -> includes(field, what, one(comparison));
            case INCLUDES_NOT -> "not(%s)".formatted(includes(field, what, one(comparison)));
            case EMPTY -> empty(field, what);
            case NOT_EMPTY -> "not(%s)".formatted(empty(field, what));
        };
    }

    /** People and the like by id, name or address; whatever of these they have. */
    private static String includes(String field, Field what, String value) {
        if (what.members().isEmpty()) {
            return "list contains(%s, %s)".formatted(field, value);
        }
        String either = List.of("id", "name", "email").stream()
                .filter(what.members()::contains)
                .map(member -> "item.%s = %s".formatted(member, value))
                .collect(Collectors.joining(" or "));
        return "count(%s[%s]) > 0".formatted(field, either);
    }

    private static String empty(String field, Field what) {
        return switch (what.kind()) {
            case TEXT, TIME -> "%s = null or %s = \"\"".formatted(field, field);
            case LIST -> "%s = null or count(%s) = 0".formatted(field, field);
            case NUMBER, BOOLEAN, CONTEXT -> field + " = null";
        };
    }

    private static String one(Comparison comparison) {
        return literal(value(comparison));
    }

    private static JsonNode value(Comparison comparison) {
        return Objects.requireNonNull(comparison.value());
    }

    private static String literal(JsonNode value) {
        return value.isTextual() ? FeelText.quoted(value.asText()) : value.asText();
    }
}
