package io.taskloom.engine.filter;

import io.taskloom.engine.filter.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a filter into pieces. The first pattern that fits at a place wins. */
final class Lexer {

    private record Shape(Kind kind, Pattern pattern) {
        Shape(Kind kind, String pattern) {
            this(kind, Pattern.compile(pattern));
        }
    }

    private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0]+");
    // No repetition inside of another: a hostile text is read in one pass.
    private static final List<Shape> SHAPES = List.of(
            new Shape(Kind.ID, "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}(?![\\w-])"),
            new Shape(
                    Kind.DATE,
                    "\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d{2}:\\d{2})?)?(?![\\w:])"),
            new Shape(Kind.EMAIL, "[\\p{L}\\p{N}._%+'-]{1,64}@[\\p{L}\\p{N}.-]{1,190}"),
            new Shape(Kind.SHIFT, "[+-][ ]?\\d{1,9}[ ]?\\p{L}{1,10}(?![\\w])"),
            new Shape(Kind.NUMBER, "-?\\d{1,18}(?:\\.\\d{1,9})?(?![\\p{L}\\p{N}_])"),
            new Shape(Kind.WORD, "[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_]*"),
            new Shape(Kind.OPERATOR, "<=|>=|!=|<>|==|=|<|>|~"),
            new Shape(Kind.OPERATOR, "&&|\\|\\||!"),
            new Shape(Kind.OPEN, "\\("),
            new Shape(Kind.CLOSE, "\\)"),
            new Shape(Kind.COMMA, ","));

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /** The last one is {@link Kind#END}. */
    static List<Token> tokens(String text) throws Failure {
        return new Lexer(text).all();
    }

    private List<Token> all() throws Failure {
        while (at < text.length()) {
            Matcher space = SPACE.matcher(text).region(at, text.length());
            if (space.lookingAt()) {
                at = space.end();
                continue;
            }
            char next = text.charAt(at);
            tokens.add(next == '"' || next == '\'' ? string(next) : shape());
            at = tokens.getLast().end();
        }
        tokens.add(new Token(Kind.END, "", text.length(), 0));
        return tokens;
    }

    private Token shape() throws Failure {
        for (Shape shape : SHAPES) {
            Matcher matcher = shape.pattern().matcher(text).region(at, text.length());
            matcher.useTransparentBounds(true);
            if (matcher.lookingAt()) {
                return token(shape.kind(), matcher.group());
            }
        }
        int length = Character.charCount(text.codePointAt(at));
        throw new Failure(
                "unexpected",
                "The character %s has no meaning here; put a text in quotes.".formatted(shown()),
                at,
                length,
                null);
    }

    private Token token(Kind kind, String piece) {
        return switch (piece) {
            case "<>" -> new Token(kind, "!=", at, 2);
            case "==" -> new Token(kind, "=", at, 2);
            case "&&" -> new Token(Kind.WORD, "and", at, 2);
            case "||" -> new Token(Kind.WORD, "or", at, 2);
            case "!" -> new Token(Kind.WORD, "not", at, 1);
            default -> new Token(kind, piece, at, piece.length());
        };
    }

    private Token string(char quote) throws Failure {
        var meant = new StringBuilder();
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                return new Token(Kind.STRING, meant.toString(), at, i + 1 - at);
            }
            if (c == '\0') {
                throw new Failure("unexpected", "The character NUL can not be looked for.", i, 1, null);
            }
            // A backslash before anything else stays: the pattern of like reads it.
            if (c == '\\' && i + 1 < text.length() && (text.charAt(i + 1) == quote || text.charAt(i + 1) == '\\')) {
                i++;
            }
            meant.append(text.charAt(i));
        }
        throw new Failure(
                "unfinished",
                "The text in quotes has no end: %s is missing.".formatted(quote),
                at,
                text.length() - at,
                null);
    }

    private String shown() {
        int point = text.codePointAt(at);
        return Character.isISOControl(point) ? "U+%04X".formatted(point) : "“" + Character.toString(point) + "”";
    }
}
