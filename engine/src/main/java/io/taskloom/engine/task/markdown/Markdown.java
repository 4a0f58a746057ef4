package io.taskloom.engine.task.markdown;

import io.taskloom.engine.event.PersonId;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A text in Markdown (CommonMark), kept as it was written: whoever shows it sanitizes it.
 *
 * @param source null is the same as empty
 */
public record Markdown(@Nullable String source) {

    private static final String SCHEME = "mention:";
    private static final int EXCERPT = 140;
    /** Enough for an excerpt, whatever the text's length. */
    private static final int READ = 2_000;

    /** Nesting is bounded, so that no text is slow to read. */
    private static final Parser PARSER =
            Parser.builder().maxOpenBlockParsers(50).maxInlineNesting(50).build();

    /** Everybody named by {@code [@Name](mention:PERSON-UUID)} outside of code, in order; whether they exist is not asked. */
    public Set<PersonId> mentions() {
        Set<PersonId> people = new LinkedHashSet<>();
        if (source != null && source.contains(SCHEME)) {
            walk(source, node -> mention(node).ifPresent(people::add));
        }
        return people;
    }

    /** The beginning as plain text on one line, at most 140 characters; empty where there is none. */
    public String excerpt() {
        if (source == null) {
            return "";
        }
        var text = new StringBuilder();
        walk(source.substring(0, Math.min(source.length(), READ)), node -> text.append(plain(node)));
        String line = text.toString().strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= EXCERPT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, EXCERPT - 1)).strip() + "…";
    }

    private static Optional<PersonId> mention(Node node) {
        if (node instanceof Link link
                && link.getDestination().startsWith(SCHEME)
                && link.getFirstChild() instanceof Text name
                && name.getLiteral().startsWith("@")) {
            try {
                return Optional.of(PersonId.of(link.getDestination().substring(SCHEME.length())));
            } catch (IllegalArgumentException e) {
                // A link like any other.
            }
        }
        return Optional.empty();
    }

    private static String plain(Node node) {
        return switch (node) {
            case Text text -> text.getLiteral();
            case Code code -> code.getLiteral();
            case FencedCodeBlock code -> " " + code.getLiteral();
            case IndentedCodeBlock code -> " " + code.getLiteral();
            case SoftLineBreak ignored -> " ";
            case HardLineBreak ignored -> " ";
            case Block ignored -> " ";
            default -> "";
        };
    }

    /** Every node in the order of the text; by a loop, since a text may nest deeper than a stack. */
    private static void walk(String text, Consumer<Node> visit) {
        Node root = PARSER.parse(text);
        @Nullable Node node = root;
        while (node != null) {
            visit.accept(node);
            node = next(node);
        }
    }

    private static @Nullable Node next(Node node) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        for (@Nullable Node at = node; at != null; at = at.getParent()) {
            if (at.getNext() != null) {
                return at.getNext();
            }
        }
        return null;
    }
}
