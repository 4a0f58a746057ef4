package io.taskloom.engine.remark;

import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.task.markdown.Markdown;

/** Markdown as somebody wrote it, at most 10,000 characters; whoever shows it sanitizes it. */
record RemarkText(String value) {

    static final int MAX = 10_000;

    /** @throws InvalidInput if nothing can be seen of it, or it is too long */
    static RemarkText checked(String text) {
        if (text.isBlank()) {
            throw new InvalidInput("text", "required", "A comment says something.");
        }
        if (text.indexOf('\0') >= 0) {
            throw new InvalidInput("text", "character", "The character NUL can not be kept.");
        }
        if (text.length() > MAX) {
            throw new InvalidInput("text", "too-long", "A comment on a diagram has at most 10,000 characters.");
        }
        return new RemarkText(text);
    }

    Markdown markdown() {
        return new Markdown(value);
    }
}
