package io.taskloom.engine.task;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.task.section.SectionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as calendars and timelines show it: what its bar tells, and what moving it needs.
 *
 * @param timeZone IANA name, in which its dates were meant
 * @param subtasks all below it, those cancelled or in the bin left out
 * @param blocked whether an open task blocks it
 * @param recurring whether it is one of a series
 */
@Schema(name = "PlannedTask")
public record PlannedTask(
        TaskId id,
        ProjectId projectId,
        String title,
        Status status,
        Priority priority,
        @Nullable Instant startAt,
        @Nullable Instant dueAt,
        @Nullable String timeZone,
        boolean overdue,
        List<PersonView> assignees,
        Kind kind,
        @Nullable SectionId sectionId,
        @Nullable TaskId parentId,
        TaskView.Progress subtasks,
        boolean blocked,
        boolean recurring,
        long version) {}
