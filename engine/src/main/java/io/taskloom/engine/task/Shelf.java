package io.taskloom.engine.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a task is put away, if it is: in the archive, or in the bin, which counts more.
 *
 * @param archivedWith the task above that took it along, null if it was put away by itself
 * @param deletedWith the same for the bin
 */
record Shelf(
        @Nullable Instant archivedAt,
        @Nullable TaskId archivedWith,
        @Nullable Instant deletedAt,
        @Nullable TaskId deletedWith) {

    static final Shelf NONE = new Shelf(null, null, null, null);

    boolean inSight() {
        return archivedAt == null && deletedAt == null;
    }

    Shelf archived(Instant at, @Nullable TaskId with) {
        return new Shelf(at, with, deletedAt, deletedWith);
    }

    Shelf deleted(Instant at, @Nullable TaskId with) {
        return new Shelf(archivedAt, archivedWith, at, with);
    }

    /** Out of the bin, but still in the archive if it was there before. */
    Shelf undeleted() {
        return new Shelf(archivedAt, archivedWith, null, null);
    }
}
