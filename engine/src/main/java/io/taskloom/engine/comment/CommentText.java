package io.taskloom.engine.comment;

import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.task.markdown.Markdown;
import java.nio.charset.StandardCharsets;

/** Markdown as somebody wrote it, at most 20 KB; whoever shows it sanitizes it. */
record CommentText(String value) {

    private static final int MAX = 20 * 1024;

    /** @throws InvalidInput if nothing can be seen of it, or it is too long */
    static CommentText checked(String text) {
        if (text.isBlank()) {
            throw new InvalidInput("text", "required", "A comment says something.");
        }
        if (text.indexOf('\0') >= 0) {
            throw new InvalidInput("text", "character", "The character NUL can not be kept.");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX) {
            throw new InvalidInput("text", "too-long", "A comment has at most 20 KB.");
        }
        return new CommentText(text);
    }

    Markdown markdown() {
        return new Markdown(value);
    }
}
