package io.taskloom.engine.time.sheet;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.time.TimeEntryId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry as a sheet reads it. */
record SheetEntry(
        TimeEntryId id,
        TaskId task,
        String title,
        boolean deleted,
        ProjectId project,
        PersonId person,
        Instant startedAt,
        Instant endedAt,
        @Nullable String note,
        boolean billable) {}
