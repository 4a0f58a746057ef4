package io.taskloom.engine.filter;

import io.taskloom.engine.problem.InvalidInput;

/**
 * A filter that was understood (promise T16): {@code status = todo and dueAt < now+7d}.
 *
 * @param text as it was written
 */
public record Filter(String text, Expression expression) {

    public static final int MAX_LENGTH = 2_000;

    /**
     * @param field whose input the text is, for the error
     * @throws InvalidInput that points at the first character that is not understood
     */
    public static Filter parse(Catalogue catalogue, String text, String field) {
        if (text.length() > MAX_LENGTH) {
            throw new Failure(
                            "too-long",
                            "A filter has at most %d characters.".formatted(MAX_LENGTH),
                            MAX_LENGTH,
                            text.length() - MAX_LENGTH,
                            null)
                    .problem(field);
        }
        try {
            return new Filter(text, Parser.parse(catalogue, text));
        } catch (Failure failure) {
            throw failure.problem(field);
        }
    }

    /** True of what passes, false or unknown of everything else. */
    public Condition seenFrom(Perspective perspective) {
        return new Conditions(perspective).of(expression);
    }
}
