package io.taskloom.engine.time;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Time that somebody spent on a task, in whole seconds.
 *
 * @param project where the task stands now
 * @param endedAt null while the timer runs
 */
record TimeEntry(
        TimeEntryId id,
        TaskId task,
        ProjectId project,
        WorkspaceId workspace,
        PersonId person,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String note,
        boolean billable,
        long version,
        Instant createdAt) {

    /** No entry is longer. */
    static final Duration LONGEST = Duration.ofHours(24);

    /** A timer that ran longer was probably forgotten. */
    static final Duration USUAL = Duration.ofHours(12);

    boolean running() {
        return endedAt == null;
    }

    /** Zero while it runs: it counts once it is stopped. */
    Duration duration() {
        return endedAt == null ? Duration.ZERO : Duration.between(startedAt, endedAt);
    }

    boolean of(Actor actor) {
        return person.equals(actor.person());
    }

    TimeEntry stop(Instant end) {
        return with(startedAt, end, note, billable);
    }

    /** The latest moment at which it can end, whoever forgot it. */
    Instant latestEnd(Instant now) {
        Instant last = startedAt.plus(LONGEST);
        Instant end = now.isAfter(last) ? last : now;
        return end.isBefore(startedAt) ? startedAt : end;
    }

    TimeEntry with(Instant start, @Nullable Instant end, @Nullable String text, boolean paid) {
        return new TimeEntry(id, task, project, workspace, person, start, end, text, paid, version + 1, createdAt);
    }
}
