package io.taskloom.engine.task.dependency;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.task.TaskId;
import java.util.Locale;

/** What one task is to another, seen from the one. */
@Schema(name = "DependencyKind")
public enum Relation {
    /** The other can neither start nor finish before this one has. */
    @JsonProperty("blocks")
    BLOCKS,
    @JsonProperty("blocked_by")
    BLOCKED_BY,
    @JsonProperty("relates")
    RELATES,
    @JsonProperty("duplicates")
    DUPLICATES,
    @JsonProperty("duplicated_by")
    DUPLICATED_BY;

    /** The same, seen from the other. */
    Relation inverse() {
        return switch (this) {
            case BLOCKS -> BLOCKED_BY;
            case BLOCKED_BY -> BLOCKS;
            case RELATES -> RELATES;
            case DUPLICATES -> DUPLICATED_BY;
            case DUPLICATED_BY -> DUPLICATES;
        };
    }

    /** What is stored for this task and the other. */
    Edge edge(TaskId task, TaskId other) {
        return switch (this) {
            case BLOCKS, DUPLICATES -> new Edge(word(), task, other);
            case BLOCKED_BY, DUPLICATED_BY -> inverse().edge(other, task);
            case RELATES ->
                task.toString().compareTo(other.toString()) < 0
                        ? new Edge(word(), task, other)
                        : new Edge(word(), other, task);
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param kind as stored @param forward whether the task stands first in the row */
    static Relation of(String kind, boolean forward) {
        Relation relation = valueOf(kind.toUpperCase(Locale.ROOT));
        return forward ? relation : relation.inverse();
    }

    /** A row: {@code blocks}, {@code relates} or {@code duplicates}, from one task to the other. */
    record Edge(String kind, TaskId from, TaskId to) {

        boolean blocks() {
            return kind.equals("blocks");
        }

        /** Whether a circle of these makes no sense. */
        boolean directed() {
            return !kind.equals("relates");
        }
    }
}
