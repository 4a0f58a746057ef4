package io.taskloom.engine.filter;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes an expression as SQL. Contraries are pushed down to the comparisons, whose SQL is never true without a value: what
 * SQL leaves unknown is nowhere negated. Every value a caller wrote is a parameter.
 */
final class Conditions {

    private static final Pattern PLACE = Pattern.compile("\\?");

    private final Perspective perspective;

    Conditions(Perspective perspective) {
        this.perspective = perspective;
    }

    Condition of(Expression expression) {
        return write(expression, true);
    }

    private Condition write(Expression expression, boolean yes) {
        return switch (expression) {
            case Expression.Not(Expression part) -> write(part, !yes);
            case Expression.And(List<Expression> parts) -> all(parts, yes, yes ? "and" : "or");
            case Expression.Or(List<Expression> parts) -> all(parts, yes, yes ? "or" : "and");
            case Expression.Compare(Field field, Operator operator, Value value) ->
                compare(field, operator, value, yes);
            case Expression.In(Field field, List<Value> values) -> in(field, values, yes);
            case Expression.Empty(Field field) -> empty(field, yes);
        };
    }

    private Condition all(List<Expression> parts, boolean yes, String by) {
        return Condition.joined(parts.stream().map(part -> write(part, yes)).toList(), by);
    }

    private Condition compare(Field field, Operator operator, Value value, boolean yes) {
        boolean contrary = operator == Operator.NOT_EQUAL;
        return switch (field.access()) {
            case Access.Column(String column) -> test(field, column, operator, value, yes);
            case Access.Rows rows ->
                among(
                        rows,
                        test(field, rows.column(), contrary ? Operator.EQUAL : operator, value, true),
                        yes != contrary);
            case Access.Mine(String sql) -> mine(sql, value, yes != contrary);
            case Access.Search(String sql) -> Condition.of((yes ? "" : "not ") + sql, ((Value.Text) value).text());
        };
    }

    private Condition in(Field field, List<Value> values, boolean yes) {
        return switch (field.access()) {
            case Access.Column(String column) -> eachOf(field, column, values, yes);
            case Access.Rows rows -> among(rows, eachOf(field, rows.column(), values, true), yes);
            case Access.Mine ignored -> throw new IllegalStateException(field.name() + " has no list");
            case Access.Search ignored -> throw new IllegalStateException(field.name() + " has no list");
        };
    }

    private Condition mine(String sql, Value value, boolean yes) {
        boolean asked = value instanceof Value.Flag(boolean flag) && flag == yes;
        UUID me = perspective.me();
        if (me == null) {
            return asked ? Condition.never() : Condition.always();
        }
        return new Condition((asked ? "" : "not ") + sql, List.copyOf(Collections.nCopies(places(sql), me)));
    }

    private static int places(String sql) {
        return (int) PLACE.matcher(sql).results().count();
    }

    private Condition eachOf(Field field, String column, List<Value> values, boolean yes) {
        if (values.getFirst() instanceof Value.Chosen) {
            // As one list, in which the planner recognizes the condition of a partial index.
            return Condition.of(values.stream()
                    .map(value -> ((Value.Chosen) value).choice().sql())
                    .collect(Collectors.joining(", ", column + (yes ? " in (" : " not in ("), ")")));
        }
        return Condition.joined(
                values.stream()
                        .map(value -> test(field, column, Operator.EQUAL, value, yes))
                        .toList(),
                yes ? "or" : "and");
    }

    /** Among the values there is one that passes; or there are values and none passes. */
    private static Condition among(Access.Rows rows, Condition test, boolean yes) {
        String some = rows.exists().formatted(test.sql());
        return new Condition(yes ? some : "(%s and not %s)".formatted(any(rows), some), test.parameters());
    }

    /** With an offset, so that PostgreSQL looks row by row in the index and never joins with the whole table. */
    private static String any(Access.Rows rows) {
        return rows.exists().formatted("true offset 0");
    }

    private static Condition empty(Field field, boolean yes) {
        return switch (field.access()) {
            case Access.Column(String column) -> Condition.of(column + (yes ? " is null" : " is not null"));
            case Access.Rows rows -> Condition.of((yes ? "not " : "") + any(rows));
            case Access.Mine ignored -> throw new IllegalStateException(field.name() + " is never empty");
            case Access.Search ignored -> throw new IllegalStateException(field.name() + " is never empty");
        };
    }

    private Condition test(Field field, String column, Operator operator, Value value, boolean yes) {
        return switch (value) {
            case Value.Text(String text) -> text(column, operator, text.toLowerCase(Locale.ROOT), yes);
            case Value.Number(var number) -> plain(column, operator, "?", yes, number);
            case Value.Lasting(var duration) -> plain(column, operator, "?", yes, duration.toSeconds());
            case Value.Flag(boolean flag) ->
                Condition.of((flag == (yes == (operator == Operator.EQUAL)) ? "" : "not ") + column);
            case Value.Chosen(Choice choice, int rank) -> Condition.of(column + sign(operator, yes) + choice.sql());
            case Value.Id(UUID id) -> plain(column, operator, "?", yes, id);
            case Value.Me ignored -> {
                UUID me = perspective.me();
                yield me == null ? Condition.never() : plain(column, operator, "?", yes, me);
            }
            case Value.Named(String name) -> named(field, column, name, yes == (operator == Operator.EQUAL));
            case Value.When(Moment moment) ->
                field.type() == FieldType.DAY
                        ? day(column, operator, moment.seenFrom(perspective), yes)
                        : date(column, operator, moment.seenFrom(perspective), yes);
        };
    }

    private static Condition plain(String column, Operator operator, String place, boolean yes, Object value) {
        return Condition.of(column + sign(operator, yes) + place, value);
    }

    private static Condition text(String column, Operator operator, String text, boolean yes) {
        return switch (operator) {
            case CONTAINS -> Condition.of(column + (yes ? " like ?" : " not like ?"), "%" + escaped(text) + "%");
            case LIKE -> Condition.of(column + (yes ? " like ?" : " not like ?"), pattern(text));
            default -> plain(column, operator, "?", yes, text);
        };
    }

    private static Condition named(Field field, String column, String name, boolean yes) {
        String condition = requireNonNull(field.byName(), field.name()).replace("%s", column);
        // Said in so many words: what has no value is also not in a list of nobody, as SQL sees it.
        return new Condition(
                yes ? condition : "(%s is not null and not %s)".formatted(column, condition),
                List.copyOf(Collections.nCopies(places(condition), name.toLowerCase(Locale.ROOT))));
    }

    private static Condition date(String column, Operator operator, Moment.Span span, boolean yes) {
        if (span.to() == null) {
            return plain(column, operator, "?", yes, utc(span.from()));
        }
        var from = utc(span.from());
        var to = utc(span.to());
        return switch (yes ? operator : contrary(operator)) {
            case EQUAL -> Condition.of("(%1$s >= ? and %1$s < ?)".formatted(column), from, to);
            case NOT_EQUAL -> Condition.of("(%1$s < ? or %1$s >= ?)".formatted(column), from, to);
            case LESS -> Condition.of(column + " < ?", from);
            case LESS_OR_EQUAL -> Condition.of(column + " < ?", to);
            case GREATER -> Condition.of(column + " >= ?", to);
            case GREATER_OR_EQUAL -> Condition.of(column + " >= ?", from);
            case CONTAINS, LIKE -> throw new IllegalStateException(operator + " of a date");
        };
    }

    private Condition day(String column, Operator operator, Moment.Span span, boolean yes) {
        return plain(
                column,
                operator,
                "?",
                yes,
                span.from().atZone(perspective.zone()).toLocalDate());
    }

    private static String sign(Operator operator, boolean yes) {
        Operator meant = yes ? operator : contrary(operator);
        return " " + (meant == Operator.NOT_EQUAL ? "<>" : meant.sign()) + " ";
    }

    private static Operator contrary(Operator operator) {
        return switch (operator) {
            case EQUAL -> Operator.NOT_EQUAL;
            case NOT_EQUAL -> Operator.EQUAL;
            case LESS -> Operator.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> Operator.GREATER;
            case GREATER -> Operator.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Operator.LESS;
            case CONTAINS, LIKE -> throw new IllegalStateException(operator + " has no contrary");
        };
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** {@code %}, {@code _} and {@code \} before one of the three mean what they mean in SQL; any other backslash is itself. */
    static String pattern(String text) {
        var pattern = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            pattern.append(c);
            if (c == '\\') {
                boolean escapes = i + 1 < text.length() && "%_\\".indexOf(text.charAt(i + 1)) >= 0;
                pattern.append(escapes ? text.charAt(++i) : '\\');
            }
        }
        return pattern.toString();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
