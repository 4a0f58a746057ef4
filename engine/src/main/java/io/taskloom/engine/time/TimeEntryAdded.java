package io.taskloom.engine.time;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.TaskPerson;
import io.taskloom.engine.task.TaskRef;
import java.time.Duration;
import java.time.Instant;

/**
 * Somebody entered time, or stopped their timer.
 *
 * @param person whose time it is
 * @param timeSpent all of the task's since then
 */
public record TimeEntryAdded(
        @JsonProperty("workspaceId") WorkspaceId workspace,
        TaskRef task,
        TimeEntryId entryId,
        TaskPerson person,
        Instant startedAt,
        Instant endedAt,
        Duration duration,
        boolean billable,
        Duration timeSpent)
        implements TimeEntryEvent {}
