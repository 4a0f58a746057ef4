package io.taskloom.engine.filter;

import io.taskloom.engine.filter.Expected.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Recursive descent over the tokens, with limits on depth and number of terms. */
final class Parser {

    static final Set<String> KEYWORDS = Set.of("and", "or", "not", "in", "like", "is", "empty");
    static final int MAX_DEPTH = 20;
    static final int MAX_TERMS = 100;
    static final int MAX_VALUES = 100;

    private final Catalogue catalogue;
    private final List<Token> tokens;
    private int at;
    private int depth;
    private int terms;

    private Parser(Catalogue catalogue, List<Token> tokens) {
        this.catalogue = catalogue;
        this.tokens = tokens;
    }

    static Expression parse(Catalogue catalogue, String text) throws Failure {
        var parser = new Parser(catalogue, Lexer.tokens(text));
        Expression parsed = parser.any();
        if (!parser.peek().is(Token.Kind.END)) {
            throw parser.expected("Here and, or, or the end is expected%s.", Expected.of(Kind.CONNECTIVE));
        }
        return parsed;
    }

    private Expression any() throws Failure {
        var parts = new ArrayList<Expression>();
        do {
            parts.add(all());
        } while (taken("or"));
        return parts.size() == 1 ? parts.getFirst() : new Expression.Or(parts);
    }

    private Expression all() throws Failure {
        var parts = new ArrayList<Expression>();
        do {
            parts.add(one());
        } while (taken("and"));
        return parts.size() == 1 ? parts.getFirst() : new Expression.And(parts);
    }

    private Expression one() throws Failure {
        Token first = peek();
        if (taken("not")) {
            deeper(first);
            Expression part = one();
            depth--;
            return new Expression.Not(part);
        }
        if (!taken(Token.Kind.OPEN)) {
            return term();
        }
        deeper(first);
        Expression inside = any();
        if (!taken(Token.Kind.CLOSE)) {
            throw expected("Here and, or, or the closing ) is expected%s.", Expected.of(Kind.CONNECTIVE));
        }
        depth--;
        return inside;
    }

    private void deeper(Token at) throws Failure {
        if (++depth > MAX_DEPTH) {
            throw new Failure("too-deep", "More than %d levels are too deep.".formatted(MAX_DEPTH), at, null);
        }
    }

    private Expression term() throws Failure {
        Token name = peek();
        if (++terms > MAX_TERMS) {
            throw new Failure("too-many", "More than %d conditions are too many.".formatted(MAX_TERMS), name, null);
        }
        if (!name.is(Token.Kind.STRING)
                && (!name.is(Token.Kind.WORD) || KEYWORDS.stream().anyMatch(name::is))) {
            throw expected("Here a field is expected, such as %s%%s.".formatted(example()), Expected.of(Kind.TERM));
        }
        boolean quoted = name.is(Token.Kind.STRING);
        Field field = (quoted ? catalogue.ownField(name.text()) : catalogue.field(name.text())).orElse(null);
        if (field == null
                && quoted
                && catalogue.unclear().contains(name.text().strip().toLowerCase(Locale.ROOT))) {
            throw new Failure(
                    "ambiguous-field",
                    "%s has more than one type in your projects; look into one of them.".formatted(shown(name)),
                    name,
                    null);
        }
        if (field == null) {
            String near = catalogue.nearest(name.text()).orElse("");
            throw new Failure(
                    "unknown-field",
                    "There is no field %s%s"
                            .formatted(shown(name), near.isEmpty() ? "." : "; did you mean " + near + "?"),
                    name,
                    Expected.of(Kind.TERM));
        }
        at++;
        return after(field, name);
    }

    private Expression after(Field field, Token name) throws Failure {
        Token next = peek();
        if (taken("is")) {
            boolean not = taken("not");
            if (!taken("empty")) {
                throw expected(
                        "After is, empty or not empty is expected%s.",
                        Expected.of(not ? Kind.AFTER_IS_NOT : Kind.AFTER_IS, field));
            }
            if (!field.optional()) {
                throw new Failure(
                        "never-empty",
                        "%s always has a value.".formatted(field.name()),
                        next.position(),
                        tokens.get(at - 1).end() - next.position(),
                        null);
            }
            Expression empty = new Expression.Empty(field);
            return not ? new Expression.Not(empty) : empty;
        }
        if (taken("not")) {
            if (taken("like")) {
                return new Expression.Not(compare(field, Operator.LIKE, next));
            }
            if (taken("in")) {
                return new Expression.Not(in(field, next));
            }
            throw expected("After not, in or like is expected%s.", Expected.of(Kind.AFTER_NOT, field));
        }
        if (taken("in")) {
            return in(field, next);
        }
        if (next.is(Token.Kind.OPERATOR) || next.is("like")) {
            at++;
            return compare(field, Operator.of(next.text()).orElseThrow(), next);
        }
        if (field.type() == FieldType.FLAG) {
            return new Expression.Compare(field, Operator.EQUAL, new Value.Flag(true));
        }
        throw expected(
                "After %s one of %s is expected%%s.".formatted(name.text(), String.join(", ", field.operators())),
                Expected.of(Kind.OPERATOR, field));
    }

    private Expression compare(Field field, Operator operator, Token written) throws Failure {
        if (!field.type().operators().contains(operator)) {
            throw doesNotFit(field, written);
        }
        Token value = peek();
        Expression compared = new Expression.Compare(field, operator, value(field));
        if (operator == Operator.CONTAINS && value.text().isBlank()) {
            throw new Failure("blank", "There is nothing to look for.", value, null);
        }
        return compared;
    }

    private Expression in(Field field, Token written) throws Failure {
        if (!field.type().listed()) {
            throw doesNotFit(field, written);
        }
        if (!taken(Token.Kind.OPEN)) {
            throw expected("After in, a list in parentheses is expected%s.", Expected.of(Kind.OPEN, field));
        }
        var values = new ArrayList<Value>();
        do {
            if (values.size() == MAX_VALUES) {
                throw new Failure("too-many", "More than %d values are too many.".formatted(MAX_VALUES), peek(), null);
            }
            values.add(value(field));
        } while (taken(Token.Kind.COMMA));
        if (!taken(Token.Kind.CLOSE)) {
            throw expected("Here a comma or the closing ) is expected%s.", Expected.of(Kind.LIST, field));
        }
        return new Expression.In(field, values);
    }

    private Failure doesNotFit(Field field, Token written) {
        return new Failure(
                "operator",
                "%s can be compared by %s, not by %s."
                        .formatted(field.name(), String.join(", ", field.operators()), written.text()),
                written,
                Expected.of(Kind.OPERATOR, field));
    }

    private Value value(Field field) throws Failure {
        var read = new ValueReader(field, tokens, at);
        Value value = read.value();
        at = read.next();
        return value;
    }

    private Token peek() {
        return tokens.get(at);
    }

    private boolean taken(String keyword) {
        boolean is = peek().is(keyword);
        at += is ? 1 : 0;
        return is;
    }

    private boolean taken(Token.Kind kind) {
        boolean is = peek().is(kind);
        at += is ? 1 : 0;
        return is;
    }

    /** @param message with a place for what is there instead */
    private Failure expected(String message, Expected expected) {
        return expected(message, peek(), expected);
    }

    static Failure expected(String message, Token found, Expected expected) {
        String instead = found.is(Token.Kind.END) ? ", but the filter ends" : ", not " + shown(found);
        return new Failure(
                found.is(Token.Kind.END) ? "unfinished" : "unexpected", message.formatted(instead), found, expected);
    }

    static String shown(Token token) {
        String text = token.text();
        return "“" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "”";
    }

    private String example() {
        return String.join(
                ", ", catalogue.fields().stream().limit(3).map(Field::name).toList());
    }
}
