package io.taskloom.engine.filter;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.filter.Expected.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can stand at a place of an unfinished filter. The parser says what it misses there.
 *
 * @param from the piece of text that an item replaces, from here
 * @param to to before here
 */
@Schema(name = "FilterCompletion")
public record Completion(int from, int to, List<Item> items) {

    private static final int MAX_ITEMS = 50;
    private static final Pattern PLAIN = Pattern.compile("\\p{L}[\\p{L}\\p{N}_]*");
    private static final Set<String> RESERVED =
            Set.of("and", "or", "not", "in", "like", "is", "empty", "me", "true", "false");

    /** @param kind field, operator, value, function or keyword */
    @Schema(name = "FilterCompletionItem")
    public record Item(String insert, String label, String kind) {}

    /** What replaces the piece; a name of more than one word, or one that means something else, comes in quotes. */
    public static Item value(String name, String label) {
        boolean plain = PLAIN.matcher(name).matches() && !RESERVED.contains(name.toLowerCase(Locale.ROOT));
        return new Item(plain ? name : quoted(name), label, "value");
    }

    /** As a text of the language. */
    public static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** @param values asked for a field and the beginning of a value, in lower case: what the feature knows, best first */
    public static Completion of(
            Catalogue catalogue, String text, int caret, BiFunction<Field, String, List<Item>> values) {
        String before = text.substring(0, Math.clamp(caret, 0, text.length()));
        int from = beginOfPiece(before);
        String piece = before.substring(from);
        Expected expected = expected(catalogue, before.substring(0, from));
        if (expected == null) {
            return new Completion(before.length(), before.length(), List.of());
        }
        boolean quoted = !piece.isEmpty() && isQuote(piece.charAt(0));
        String start = (quoted ? piece.substring(1) : piece).toLowerCase(Locale.ROOT);
        Stream<Item> known = candidates(catalogue, expected).filter(item -> startsWith(item, start));
        Field field = expected.field();
        Stream<Item> asked =
                expected.kind() == Kind.VALUE && field != null ? values.apply(field, start).stream() : Stream.empty();
        int to = quoted || piece.isEmpty() ? before.length() : endOfPiece(text, before.length());
        return new Completion(
                from, to, Stream.concat(known, asked).limit(MAX_ITEMS).toList());
    }

    private static boolean startsWith(Item item, String start) {
        return item.insert().toLowerCase(Locale.ROOT).startsWith(start)
                || item.label().toLowerCase(Locale.ROOT).startsWith(start);
    }

    private static Stream<Item> candidates(Catalogue catalogue, Expected expected) {
        Field field = expected.field();
        return switch (expected.kind()) {
            case TERM ->
                Stream.concat(
                        Stream.concat(
                                catalogue.fields().stream().map(each -> new Item(each.name(), each.name(), "field")),
                                catalogue.own().stream()
                                        .map(each -> new Item(quoted(each.name()), each.name(), "field"))),
                        words("not", "("));
            case OPERATOR -> operators(field);
            case AFTER_NOT ->
                operators(field)
                        .filter(item -> item.insert().startsWith("not "))
                        .map(item -> new Item(
                                item.insert().substring(4), item.label().substring(4), "operator"));
            case AFTER_IS -> words("empty", "not empty");
            case AFTER_IS_NOT -> words("empty");
            case OPEN -> words("(");
            case LIST -> words(",", ")");
            case CONNECTIVE -> words("and", "or", ")");
            case MORE -> words("and", "or");
            case VALUE -> values(field);
        };
    }

    private static Stream<Item> operators(@Nullable Field field) {
        return field == null
                ? Stream.empty()
                : field.operators().stream().map(operator -> new Item(operator, operator, "operator"));
    }

    private static Stream<Item> values(@Nullable Field field) {
        if (field == null) {
            return Stream.empty();
        }
        String kind =
                field.type() == FieldType.DATE || field.type() == FieldType.DAY || field.type() == FieldType.PERSON
                        ? "function"
                        : "value";
        return field.words()
                .map(word ->
                        new Item(word, field.choice(word).map(Choice::label).orElse(word), kind));
    }

    private static Stream<Item> words(String... words) {
        return Stream.of(words).map(word -> new Item(word, word, "keyword"));
    }

    /** What the parser misses at the end; null where the text is wrong before that. */
    private static @Nullable Expected expected(Catalogue catalogue, String text) {
        try {
            Parser.parse(catalogue, text);
            return Expected.of(Kind.MORE);
        } catch (Failure failure) {
            return failure.position() >= text.stripTrailing().length() ? failure.expected() : null;
        }
    }

    /** Where the word or the quoted text before the caret begins. */
    private static int beginOfPiece(String before) {
        char open = 0;
        int begin = 0;
        for (int i = 0; i < before.length(); i++) {
            char c = before.charAt(i);
            if (open != 0 && c == '\\') {
                i++;
            } else if (open != 0 && c == open) {
                open = 0;
                begin = i + 1;
            } else if (open == 0 && isQuote(c)) {
                open = c;
                begin = i;
            } else if (open == 0 && !wordly(c)) {
                begin = i + 1;
            }
        }
        // Signs are pieces of their own: behind < may come =.
        if (begin == before.length() && open == 0) {
            while (begin > 0 && "<>=!~".indexOf(before.charAt(begin - 1)) >= 0) {
                begin--;
            }
        }
        return begin;
    }

    private static int endOfPiece(String text, int caret) {
        int end = caret;
        while (end < text.length() && wordly(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private static boolean wordly(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '@' || c == '.' || c == '-';
    }

    /** Words of the language itself, the same for every catalogue. */
    public static List<String> keywords() {
        return RESERVED.stream().sorted().toList();
    }

    /** Words for dates. */
    public static List<String> functions() {
        return Dates.WORDS;
    }
}
