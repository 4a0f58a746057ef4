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
        Place place,
        Shelf shelf,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant completedAt,
        Surroundings around) {

    boolean open() {
        return status.open();
    }

    /** Whether it has a process instance of its own, or a step's: it is open and in sight. */
    boolean running() {
        return open() && shelf.inSight();
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

    /** To another place of its project. */
    Task at(Place next, Instant now) {
        return copy(project, workspace, details, status, overdue, flow, next, shelf, version + 1, now, completedAt);
    }

    /** The same move, also to another place. */
    Task put(Place next) {
        return copy(project, workspace, details, status, overdue, flow, next, shelf, version, updatedAt, completedAt);
    }

    /** @throws StepBelongsToRun if it is an open step: its run waits for it, and would do so for ever */
    Task on(Shelf next, Instant now) {
        if (open() && !next.inSight()) {
            refuseStep();
        }
        return copy(project, workspace, details, status, overdue, flow, place, next, version + 1, now, completedAt);
    }

    /** To another project. @param nextDetails with the tags and people that there are */
    Task into(ProjectId other, WorkspaceId home, Place next, Details nextDetails, Instant now) {
        refuseStep();
        return copy(other, home, nextDetails, status, overdue, flow, next, shelf, version + 1, now, completedAt);
    }

    Task in(Flow started) {
        return copy(
                project, workspace, details, status, overdue, started, place, shelf, version, updatedAt, completedAt);
    }

    /** Into the process that it has from now on, which may say the status. */
    Task arrived(Flow next, @Nullable Status to) {
        return copy(
                project,
                workspace,
                details,
                to == null ? status : to,
                overdue,
                next,
                place,
                shelf,
                version,
                updatedAt,
                null);
    }

    /** At the end of its work flow. */
    Task arrivedAtEnd(@Nullable Flow last) {
        return copy(
                project, workspace, details, Status.DONE, overdue, last, place, shelf, version, updatedAt, updatedAt);
    }

    /** Its column in the project's work flow; null in the built-in life cycle. */
    @Nullable
    WorkStep step() {
        return flow == null ? null : flow.step();
    }

    /** What only the run of an automation decides. @throws StepBelongsToRun if it is a step */
    void refuseStep() {
        if (kind == Kind.STEP) {
            throw new StepBelongsToRun(id);
        }
    }

    /** @throws PutAway if it is in the archive */
    void refusePutAway() {
        if (!shelf.inSight()) {
            throw new PutAway(id);
        }
    }

    private Status openOrThrow(Status to) {
        if (!open()) {
            throw new TaskNotOpen(id, status);
        }
        return to;
    }

    private Task next(Details nextDetails, Status to, boolean late, Instant now, @Nullable Instant completed) {
        return copy(project, workspace, nextDetails, to, late, flow, place, shelf, version + 1, now, completed);
    }

    private Task copy(
            ProjectId nextProject,
            WorkspaceId nextWorkspace,
            Details nextDetails,
            Status to,
            boolean late,
            @Nullable Flow nextFlow,
            Place nextPlace,
            Shelf nextShelf,
            long nextVersion,
            Instant now,
            @Nullable Instant completed) {
        return new Task(
                id,
                nextProject,
                nextWorkspace,
                nextDetails,
                to,
                late,
                kind,
                reporter,
                origin,
                nextFlow,
                nextPlace,
                nextShelf,
                nextVersion,
                createdAt,
                now,
                completed,
                around);
    }
}
