package io.taskloom.engine.filter;

import io.taskloom.engine.filter.Token.Kind;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one value of a field's type. */
final class ValueReader {

    private static final Set<Kind> TEXTS = Set.of(Kind.STRING, Kind.WORD, Kind.NUMBER, Kind.DATE, Kind.ID, Kind.EMAIL);
    private static final Pattern SHIFT = Pattern.compile("([+-])\\s?(\\d+)\\s?(\\p{L}+)");
    private static final Pattern UUIDS =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final Field field;
    private final List<Token> tokens;
    private int at;

    ValueReader(Field field, List<Token> tokens, int at) {
        this.field = field;
        this.tokens = tokens;
        this.at = at;
    }

    /** The token behind the value. */
    int next() {
        return at;
    }

    Value value() throws Failure {
        Token token = tokens.get(at);
        Value value =
                switch (field.type()) {
                    case TEXT, WORDS -> new Value.Text(text(token, "a text, in quotes if it has more than one word"));
                    case NUMBER -> number(token);
                    case DURATION -> lasting(token);
                    case DATE, DAY -> new Value.When(moment(token));
                    case CHOICE, RANKED -> choice(token);
                    case PERSON -> person(token);
                    case NAME -> named(token, "a name, in quotes if it has more than one word");
                    case ID -> id(token);
                    case FLAG -> flag(token);
                };
        at++;
        return value;
    }

    private String text(Token token, String what) throws Failure {
        boolean keyword = token.is(Kind.WORD) && Parser.KEYWORDS.stream().anyMatch(token::is);
        if (!TEXTS.contains(token.kind()) || keyword) {
            throw expected(token, what);
        }
        return token.text();
    }

    private Value number(Token token) throws Failure {
        if (!token.is(Kind.NUMBER)) {
            throw expected(token, "a number");
        }
        return new Value.Number(new BigDecimal(token.text()));
    }

    private Value lasting(Token token) throws Failure {
        if (!token.is(Kind.WORD) && !token.is(Kind.STRING)) {
            throw expected(token, "a duration, such as 2h, 1h30m or 45m,");
        }
        return new Value.Lasting(Lasting.parse(token.text())
                .orElseThrow(() -> unknown(
                        token,
                        "%s is no duration; write for example 2h, 1h30m or 45m.".formatted(Parser.shown(token)))));
    }

    private Value choice(Token token) throws Failure {
        String words = String.join(", ", field.words().toList());
        String word = text(token, "one of " + words);
        Choice choice = field.choice(word).orElse(null);
        if (choice == null) {
            throw unknown(token, "%s is one of %s, not %s.".formatted(field.name(), words, Parser.shown(token)));
        }
        return new Value.Chosen(choice, field.choices().indexOf(choice));
    }

    private Value person(Token token) throws Failure {
        return token.is("me") ? new Value.Me() : named(token, "me, an id, an e-mail address, or a name in quotes");
    }

    private Value named(Token token, String what) throws Failure {
        String text = text(token, what);
        return UUIDS.matcher(text).matches() ? new Value.Id(UUID.fromString(text)) : new Value.Named(text);
    }

    private Value id(Token token) throws Failure {
        String text = text(token, "an id");
        if (!UUIDS.matcher(text).matches()) {
            throw expected(token, "an id");
        }
        return new Value.Id(UUID.fromString(text));
    }

    private Value flag(Token token) throws Failure {
        if (token.is("true") || token.is("false")) {
            return new Value.Flag(token.is("true"));
        }
        throw expected(token, "true or false");
    }

    private Moment moment(Token token) throws Failure {
        String what = "a date, such as now+7d, today or 2026-12-31";
        Moment.Base base;
        if (token.is(Kind.DATE)) {
            base = iso(token);
        } else if (token.is(Kind.STRING)) {
            // What is in quotes may hold a whole moment: "now+7d".
            return quoted(token);
        } else if (token.is(Kind.WORD)) {
            base = new Moment.Base.Word(Dates.of(token.text())
                    .orElseThrow(() -> unknown(
                            token,
                            "%s is no date; write %s, or a date such as 2026-12-31."
                                    .formatted(Parser.shown(token), String.join(", ", Dates.WORDS)))));
        } else {
            throw expected(token, what);
        }
        var shifts = new ArrayList<Moment.Shift>();
        while (tokens.get(at + 1).is(Kind.SHIFT)) {
            at++;
            shifts.add(shift(tokens.get(at), shifts.size()));
        }
        return new Moment(base, shifts);
    }

    private Moment quoted(Token token) throws Failure {
        try {
            var inside = new ValueReader(field, Lexer.tokens(token.text()), 0);
            if (!inside.tokens.getFirst().is(Kind.STRING)) {
                Moment moment = inside.moment(inside.tokens.getFirst());
                if (inside.tokens.get(inside.at + 1).is(Kind.END)) {
                    return moment;
                }
            }
        } catch (Failure e) {
            // The place in it would be none of the filter's: said of the whole text below.
        }
        throw unknown(token, "%s is no date.".formatted(Parser.shown(token)));
    }

    private Moment.Base iso(Token token) throws Failure {
        Moment.Base base = Dates.iso(token.text());
        if (base == null) {
            throw unknown(token, "%s is not in the calendar.".formatted(Parser.shown(token)));
        }
        return base;
    }

    private Moment.Shift shift(Token token, int already) throws Failure {
        Matcher parts = SHIFT.matcher(token.text());
        if (!parts.matches()) {
            throw unknown(token, "Write for example +7d.");
        }
        if (already == Dates.MAX_SHIFTS) {
            throw unknown(token, "At most %d of these can follow each other.".formatted(Dates.MAX_SHIFTS));
        }
        String letters = parts.group(3);
        ChronoUnit unit = Dates.unit(letters)
                .orElseThrow(() -> unknown(
                        token,
                        letters.equalsIgnoreCase("m")
                                ? "m could be minutes or months: write min or mo."
                                : "%s is no unit; write min, h, d, w, mo or y.".formatted(letters)));
        int amount = Integer.parseInt(parts.group(2));
        if (amount > Dates.MAX_SHIFT) {
            throw unknown(token, "%d is too far away.".formatted(amount));
        }
        return new Moment.Shift(parts.group(1).equals("-") ? -amount : amount, unit);
    }

    private Failure expected(Token token, String what) {
        return Parser.expected(
                "Here %s is expected%%s.".formatted(what), token, Expected.of(Expected.Kind.VALUE, field));
    }

    private Failure unknown(Token token, String message) {
        return new Failure("unknown-value", message, token, Expected.of(Expected.Kind.VALUE, field));
    }
}
