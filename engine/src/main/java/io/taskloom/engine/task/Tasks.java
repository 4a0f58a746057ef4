package io.taskloom.engine.task;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.ProjectAccess;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.web.IfMatch;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What can be done with tasks. Viewers of the project read, members write; a task in a hidden project is not there. Each use
 * case moves the row and the process together (promise T2).
 */
@Service
public class Tasks {

    private final Projects projects;
    private final TaskAccess access;
    private final TaskRows rows;
    private final TaskFlow flow;
    private final TaskMoves moves;
    private final TaskViews views;
    private final TaskTree tree;
    private final TaskParts parts;
    private final Claims claims;
    private final TaskSeries series;
    private final Clock clock;

    Tasks(
            Projects projects,
            TaskAccess access,
            TaskRows rows,
            TaskFlow flow,
            TaskMoves moves,
            TaskViews views,
            TaskTree tree,
            TaskParts parts,
            Claims claims,
            TaskSeries series,
            Clock clock) {
        this.projects = projects;
        this.access = access;
        this.rows = rows;
        this.flow = flow;
        this.moves = moves;
        this.views = views;
        this.tree = tree;
        this.parts = parts;
        this.claims = claims;
        this.series = series;
        this.clock = clock;
    }

    /** @throws InvalidInput naming every field that breaks a rule; assignees must see the project, the rest be of it */
    @Transactional
    public TaskView create(Actor actor, ProjectId project, CreateTask command) {
        return create(actor, project, command, actor.person());
    }

    /** @param reporter who wants it done, where that is another than who makes it */
    @Transactional
    public TaskView create(Actor actor, ProjectId project, CreateTask command, @Nullable PersonId reporter) {
        ProjectAccess granted = projects.require(actor, project, ProjectRole.MEMBER);
        WorkspaceId workspace = granted.workspace();
        Details details = checked(project, command);
        if (command.parentId() != null) {
            tree.enter(project, command.parentId());
        }
        TaskId id = new TaskId(Ids.next());
        Instant now = now();
        TaskFlow.Arrival arrival = flow.start(actor, id, project, workspace, granted.workFlow(), details.assignees());
        Task task = new Task(
                id,
                project,
                workspace,
                details,
                Objects.requireNonNullElse(arrival.status(), Status.TODO),
                false,
                Kind.TASK,
                reporter,
                Origin.of(actor, command.step()),
                arrival.flow(),
                Place.end(id, command.sectionId(), command.parentId()),
                Shelf.NONE,
                1,
                now,
                now,
                null,
                Surroundings.NONE);
        return moves.create(actor, task, command.reminders());
    }

    /** Refuses what {@link #create} would refuse, and makes nothing. */
    @Transactional(readOnly = true)
    public void check(Actor actor, ProjectId project, CreateTask command) {
        projects.require(actor, project, ProjectRole.MEMBER);
        checked(project, command);
        if (command.parentId() != null && !tree.inSight(project, command.parentId())) {
            throw new InvalidInput("parentId", "unknown", "The project has no such task.");
        }
    }

    private Details checked(ProjectId project, CreateTask command) {
        Details details = parts.withFields(project, command.details(), command.fields(), false);
        parts.check(project, null, details);
        parts.checkSection(project, command.sectionId());
        return details;
    }

    /** @throws NotFound if it is not there or hidden from the actor */
    @Transactional(readOnly = true)
    public TaskView get(Actor actor, TaskId id) {
        return views.of(access.find(actor, id, ProjectRole.VIEWER));
    }

    /** What the automation's step has made at an earlier attempt. */
    @Transactional(readOnly = true)
    public Optional<TaskView> madeBy(Actor actor, UUID step) {
        return rows.madeBy(step)
                .map(task -> views.of(access.allowed(actor, task.id(), Optional.of(task), ProjectRole.VIEWER)));
    }

    /** @throws io.taskloom.engine.web.StaleVersion if the caller knows another version */
    @Transactional
    public TaskView edit(Actor actor, TaskId id, EditTask edit, IfMatch ifMatch) {
        return edit(actor, id, edit, MarkTask.NONE, ifMatch);
    }

    /** @throws io.taskloom.engine.web.StaleVersion if the caller knows another version */
    @Transactional
    public TaskView edit(Actor actor, TaskId id, EditTask edit, MarkTask marks, IfMatch ifMatch) {
        if (edit.parentId().given()) {
            access.lockInProject(actor, id, ProjectRole.MEMBER);
        }
        if (edit.status().given()) {
            series.take(id);
        }
        return change(actor, id, ifMatch, Map.of(), before -> {
            Details details = parts.withFields(
                    before.project(),
                    marks.apply(edit.apply(before.details())),
                    edit.values(),
                    marks.allFields() || edit.clearsFields());
            parts.check(before.project(), before.details(), details);
            Task edited = details.equals(before.details()) ? before : before.edit(details, now());
            TaskId parent = edit.parentId().orElse(before.place().parent());
            if (!Objects.equals(parent, before.place().parent())) {
                tree.requireParent(before, before.project(), parent);
                edited = edited.at(edited.place().under(parent), now());
            }
            Status status = edit.apply(before.status());
            if (status == Status.DONE && before.open()) {
                claims.requireMayComplete(actor, before);
            }
            return to(edited, status);
        });
    }

    /** @param variables what the form of an automation's step says; empty for a task */
    @Transactional
    public TaskView complete(Actor actor, TaskId id, Map<String, ?> variables, IfMatch ifMatch) {
        series.take(id);
        return change(actor, id, ifMatch, variables, before -> {
            if (before.kind() == Kind.TASK && !variables.isEmpty()) {
                throw new InvalidInput("variables", "no-form", "Only a step of an automation takes variables.");
            }
            claims.requireMayComplete(actor, before);
            return before.complete(now());
        });
    }

    @Transactional
    public TaskView reopen(Actor actor, TaskId id, IfMatch ifMatch) {
        series.take(id);
        return change(actor, id, ifMatch, Map.of(), before -> before.reopen(Status.TODO, now()));
    }

    @Transactional
    public TaskView cancel(Actor actor, TaskId id, IfMatch ifMatch) {
        return change(actor, id, ifMatch, Map.of(), before -> {
            before.refuseStep();
            return before.cancel(now());
        });
    }

    /** Takes what nobody has yet. */
    @Transactional
    public TaskView claim(Actor actor, TaskId id, IfMatch ifMatch) {
        return change(actor, id, ifMatch, Map.of(), before -> claims.claim(actor, before, now()));
    }

    /** Gives back what one has; nothing happens if one does not have it. */
    @Transactional
    public TaskView unclaim(Actor actor, TaskId id, IfMatch ifMatch) {
        return change(actor, id, ifMatch, Map.of(), before -> claims.unclaim(actor, before, now()));
    }

    /**
     * Keeps the task as it is until the transaction ends, for what hangs on it: reminders take their turn after it.
     *
     * @throws TaskNotOpen if it is closed, PutAway if it is in the archive, StepBelongsToRun if it has no process of its own
     */
    @Transactional
    public TaskView hold(Actor actor, TaskId id) {
        Task task = access.lock(actor, id, ProjectRole.MEMBER);
        task.refuseStep();
        task.refusePutAway();
        if (!task.open()) {
            throw new TaskNotOpen(id, task.status());
        }
        return views.of(task);
    }

    /**
     * For what members add to a task, whether it is open or closed: comments.
     *
     * @throws PutAway if it is in the archive
     */
    @Transactional(readOnly = true)
    public TaskView getForMember(Actor actor, TaskId id) {
        Task task = access.find(actor, id, ProjectRole.MEMBER);
        task.refusePutAway();
        return views.of(task);
    }

    /** The due date has passed; nothing for a task that was closed or moved meanwhile. For whoever just made it late, too. */
    @Transactional
    public void markOverdue(Actor actor, TaskId id) {
        Task before = rows.lock(id).orElse(null);
        if (before != null && before.running() && !before.overdue()) {
            moves.follow(actor, before, before.markOverdue(now()));
        }
    }

    private TaskView change(
            Actor actor, TaskId id, IfMatch ifMatch, Map<String, ?> variables, UnaryOperator<Task> move) {
        Task before = access.lock(actor, id, ProjectRole.MEMBER);
        ifMatch.check(before.version(), () -> views.of(before));
        before.refusePutAway();
        return moves.move(actor, before, move.apply(before), variables);
    }

    private Task to(Task task, Status status) {
        if (task.status() == status) {
            return task;
        }
        return switch (status) {
            case DONE -> task.complete(now());
            case CANCELLED -> {
                task.refuseStep();
                yield task.cancel(now());
            }
            case TODO, IN_PROGRESS -> task.open() ? task.progress(status, now()) : task.reopen(status, now());
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
