package io.taskloom.engine.time;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.TaskId;
import java.time.Instant;

/** Somebody's timer goes on, but started at another time or for something else. */
public record TimerChanged(
        TimeEntryId entryId,
        TaskId taskId,
        Instant startedAt,
        @JsonIgnore WorkspaceId workspace,
        @JsonIgnore PersonId only)
        implements TimerEvent {}
