package io.taskloom.engine.task;

import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.task.section.SectionId;
import io.taskloom.engine.web.Patch;
import org.jspecify.annotations.Nullable;

/**
 * Where a task goes. What is left out stays in the same project, and is none in another.
 *
 * @param projectId null to stay
 * @param sectionId of the project it goes to; null for none
 * @param parentId a task of that project; null to stand by itself
 * @param before the task it stands before then
 * @param after the task it stands behind then, which counts more; at the end if neither is named
 */
public record MoveTask(
        @Nullable ProjectId projectId,
        Patch<SectionId> sectionId,
        Patch<TaskId> parentId,
        @Nullable TaskId before,
        @Nullable TaskId after) {}
