package io.taskloom.engine.template;

import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.section.SectionId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that is there, as it could be made again.
 *
 * @param calendar in which its dates count
 * @param sections of the project, by the name that the content uses for each
 * @param files the tasks that have some, by the very part of the content that was written from each
 */
record Captured<C extends Content>(
        C content, Calendar calendar, Home home, Map<String, SectionId> sections, Map<TaskContent, TaskId> files) {

    /** Where it stands; section and parent of a task. */
    record Home(
            WorkspaceId workspace,
            ProjectId project,
            @Nullable SectionId section,
            @Nullable TaskId parent) {}
}
