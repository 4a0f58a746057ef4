package io.taskloom.engine.task.version;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.task.ChangeView;
import io.taskloom.engine.task.Priority;
import io.taskloom.engine.task.Status;
import io.taskloom.engine.task.TaskFieldValue;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.section.SectionId;
import io.taskloom.engine.task.tag.TagView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as it was after one of its changes.
 *
 * @param change what made this version
 * @param tags those of its tags that there still are
 * @param goneTags how many of its tags have been deleted since
 * @param fields what it had in custom fields that there still are
 */
public record TaskVersion(
        TaskId taskId,
        long version,
        ChangeView change,
        String title,
        @Nullable String description,
        Status status,
        Priority priority,
        @Nullable Instant startAt,
        @Nullable Instant dueAt,
        @Nullable String timeZone,
        List<PersonView> assignees,
        List<TagView> tags,
        int goneTags,
        ProjectId projectId,
        @Nullable SectionId sectionId,
        @Nullable TaskId parentId,
        @Nullable Duration estimate,
        List<TaskFieldValue> fields) {

    /** @param leftOut what could not be brought back */
    @Schema(name = "RestoredVersion")
    public record Restored(TaskView task, LeftOut leftOut) {}

    /**
     * @param assignees who do not see the project any more
     * @param tags how many the project does not have any more
     * @param fields how many values of custom fields the project does not take any more
     */
    @Schema(name = "RestoredVersionLeftOut")
    public record LeftOut(List<PersonView> assignees, int tags, int fields) {}
}
