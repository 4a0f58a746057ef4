package io.taskloom.engine.task.board;

import io.taskloom.engine.task.TaskFilter;
import org.jspecify.annotations.Nullable;

/** A column before it is filled. */
record BoardColumn(
        String key,
        String title,
        @Nullable String color,
        @Nullable Integer wipLimit,
        TaskFilter filter) {

    static final String NONE = "none";

    /** Only there while it holds a task. */
    static final String OTHERS = "others";

    static BoardColumn of(String key, String title, TaskFilter filter) {
        return new BoardColumn(key, title, null, null, filter);
    }
}
