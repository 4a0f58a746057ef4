package io.taskloom.engine.task;

import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.task.section.SectionId;
import org.jspecify.annotations.Nullable;

/** A task has another place in its project's order, another section, or another project. */
public record TaskMoved(TaskSnapshot task, From from) implements TaskEvent {

    /** Where it was. */
    public record From(ProjectId projectId, @Nullable SectionId sectionId) {}
}
