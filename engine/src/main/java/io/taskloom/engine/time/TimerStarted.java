package io.taskloom.engine.time;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.TaskId;
import java.time.Instant;

/** Somebody's timer runs. */
public record TimerStarted(
        TimeEntryId entryId,
        TaskId taskId,
        Instant startedAt,
        @JsonIgnore WorkspaceId workspace,
        @JsonIgnore PersonId only)
        implements TimerEvent {}
