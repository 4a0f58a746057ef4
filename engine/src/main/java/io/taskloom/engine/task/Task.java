package io.taskloom.engine.task;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A task and the moves it allows; each move gives the next state, one version on. */
record Task(
        TaskId id,
        ProjectId project,
        WorkspaceId workspace,
        Details details,
        Status status,
        boolean overdue,
        Kind kind,
        @Nullable PersonId reporter,
        Origin origin,
        @Nullable Flow flow,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant completedAt) {

    boolean open() {
        return status.open();
    }

    Task edit(Details next, Instant now) {
        boolean moved =
                !Objects.equals(next.schedule().dueAt(), details.schedule().dueAt());
        return next(next, status, overdue && !moved, now, completedAt);
    }

    /** Open to open: started, or put back. @throws TaskNotOpen if it is closed */
    Task progress(Status to, Instant now) {
        return next(details, openOrThrow(to), overdue, now, null);
    }

    /** @throws TaskNotOpen if it is closed */
    Task complete(Instant now) {
        return next(details, openOrThrow(Status.DONE), overdue, now, now);
    }

    /** @throws TaskNotOpen if it is closed */
    Task cancel(Instant now) {
        return next(details, openOrThrow(Status.CANCELLED), overdue, now, now);
    }

    /** @throws TaskStillOpen if it is open @throws StepBelongsToRun if it is a step, whose process has gone on */
    Task reopen(Status to, Instant now) {
        if (open()) {
            throw new TaskStillOpen(id);
        }
        refuseStep();
        boolean late =
                details.schedule().dueAt() != null && details.schedule().dueAt().isBefore(now);
        return next(details, to, overdue && late, now, null);
    }

    Task markOverdue(Instant now) {
        return next(details, openOrThrow(status), true, now, null);
    }

    Task in(Flow started) {
        return new Task(
                id,
                project,
                workspace,
                details,
                status,
                overdue,
                kind,
                reporter,
                origin,
                started,
                version,
                createdAt,
                updatedAt,
                completedAt);
    }

    /** What only the run of an automation decides. @throws StepBelongsToRun if it is a step */
    void refuseStep() {
        if (kind == Kind.STEP) {
            throw new StepBelongsToRun(id);
        }
    }

    private Status openOrThrow(Status to) {
        if (!open()) {
            throw new TaskNotOpen(id, status);
        }
        return to;
    }

    private Task next(Details nextDetails, Status to, boolean late, Instant now, @Nullable Instant completed) {
        return new Task(
                id,
                project,
                workspace,
                nextDetails,
                to,
                late,
                kind,
                reporter,
                origin,
                flow,
                version + 1,
                createdAt,
                now,
                completed);
    }
}
