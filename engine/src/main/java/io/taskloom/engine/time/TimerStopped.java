package io.taskloom.engine.time;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.TaskId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody's timer runs no more. @param endedAt null if it was thrown away */
public record TimerStopped(
        TimeEntryId entryId,
        TaskId taskId,
        Instant startedAt,
        @Nullable Instant endedAt,
        @JsonIgnore WorkspaceId workspace,
        @JsonIgnore PersonId only)
        implements TimerEvent {}
