package io.taskloom.engine.task;

import io.taskloom.engine.task.place.Rank;
import io.taskloom.engine.task.section.SectionId;
import org.jspecify.annotations.Nullable;

/** Where a task stands in its project. @param rank in the project's order @param parent the task it is a part of */
record Place(
        @Nullable SectionId section, String rank, @Nullable TaskId parent) {

    /** Behind everything that is there already. */
    static Place end(TaskId id, @Nullable SectionId section, @Nullable TaskId parent) {
        return new Place(section, Rank.of(id.value()), parent);
    }

    Place under(@Nullable TaskId other) {
        return new Place(section, rank, other);
    }
}
