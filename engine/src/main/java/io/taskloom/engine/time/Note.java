package io.taskloom.engine.time;

import io.taskloom.engine.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/** What the time was spent for, in plain words. */
final class Note {

    private static final int LONGEST = 1_000;

    private Note() {}

    /** @return null for one that says nothing */
    static @Nullable String checked(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String note = text.strip();
        if (note.codePointCount(0, note.length()) > LONGEST) {
            throw new InvalidInput("note", "too-long", "A note has at most 1000 characters.");
        }
        if (note.indexOf('\0') >= 0) {
            throw new InvalidInput("note", "character", "The character NUL can not be kept.");
        }
        return note;
    }
}
