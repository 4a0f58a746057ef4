package io.taskloom.engine.task;

import io.taskloom.engine.problem.InvalidInput;
import java.util.Arrays;
import java.util.Locale;

/** Where a task is kept: among the others, put away, or in the recycle bin. */
public enum TaskBox {
    LIST("t.deleted_at is null and t.archived_at is null", "-createdAt"),
    ARCHIVE("t.deleted_at is null and t.archived_at is not null", "-createdAt"),
    BIN("t.deleted_at is not null", "-deletedAt");

    private final String condition;
    private final String sort;

    TaskBox(String condition, String sort) {
        this.condition = condition;
        this.sort = sort;
    }

    /** @param word {@code list}, {@code archive} or {@code bin} @throws InvalidInput if it is none of them */
    public static TaskBox parse(String word) {
        return Arrays.stream(values())
                .filter(box -> box.name().toLowerCase(Locale.ROOT).equals(word))
                .findAny()
                .orElseThrow(() -> new InvalidInput("in", "choice", "It must be list, archive or bin."));
    }

    /** A condition on {@code task t}. */
    String sql() {
        return condition;
    }

    /** How it is sorted if nothing is said. */
    String sort() {
        return sort;
    }
}
