package io.taskloom.engine.task;

import io.taskloom.engine.bpm.LifeCycle.Approval;
import io.taskloom.engine.bpm.LifeCycle.Target;
import io.taskloom.engine.bpm.UserTaskId;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.project.Teammate;
import io.taskloom.engine.web.IfMatch;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * User tasks that are left by approval: columns of a work flow, and steps of any other automation that say so (promise F7). Who has
 * voted, and whether that is enough, is for the caller to know.
 */
@Service
public class TaskGates {

    private final TaskAccess access;
    private final TaskRows rows;
    private final TaskFlow flow;
    private final TaskMoves moves;
    private final TaskViews views;
    private final TaskSeries series;
    private final Claims claims;
    private final Projects projects;
    private final Clock clock;

    TaskGates(
            TaskAccess access,
            TaskRows rows,
            TaskFlow flow,
            TaskMoves moves,
            TaskViews views,
            TaskSeries series,
            Claims claims,
            Projects projects,
            Clock clock) {
        this.access = access;
        this.rows = rows;
        this.flow = flow;
        this.moves = moves;
        this.views = views;
        this.series = series;
        this.claims = claims;
        this.projects = projects;
        this.clock = clock;
    }

    /** The approval that the task waits for; empty if it waits for none. */
    @Transactional(readOnly = true)
    public Optional<Gate> find(Actor actor, TaskId id) {
        return gate(actor, access.find(actor, id, ProjectRole.VIEWER));
    }

    /** The same, with the task kept as it is until the transaction ends, for a member. Whether they have a say, the gate tells. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Gate> lock(Actor actor, TaskId id, IfMatch ifMatch) {
        series.take(id);
        Task task = access.lock(actor, id, ProjectRole.MEMBER);
        ifMatch.check(task.version(), () -> views.of(task));
        task.refusePutAway();
        return gate(actor, task);
    }

    /** The same for Taskloom itself; empty also if the task is gone or put away. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Gate> lockIfThere(TaskId id) {
        series.take(id);
        return rows.lock(id).flatMap(task -> gate(new Actor.System("approval"), task));
    }

    /** Goes on as it was decided. */
    @Transactional(propagation = Propagation.MANDATORY)
    public TaskView pass(Actor actor, Gate gate, boolean approved) {
        Task before = access.lock(actor, gate.task(), ProjectRole.MEMBER);
        if (before.kind() == Kind.STEP) {
            return moves.decide(actor, before, before.complete(now()), approved);
        }
        WorkStep stands = Objects.requireNonNull(before.step());
        String to = approved ? gate.rule().approved() : gate.rule().rejected();
        Target target = flow.leads(before).stream()
                .filter(each -> each.id().equals(to))
                .findAny()
                .orElseThrow(() -> new WorkFlowForbids(stands, List.of()));
        return moves.walk(actor, before, before.edit(before.details(), now()), target);
    }

    private Optional<Gate> gate(Actor actor, Task task) {
        Approval rule = flow.approval(task);
        if (rule == null || task.flow() == null) {
            return Optional.empty();
        }
        List<Teammate> team = projects.team(task.project()).stream()
                .filter(mate -> mate.role().compareTo(ProjectRole.MEMBER) >= 0)
                .toList();
        Set<PersonId> barred = rule.fourEyes() ? concerned(task) : Set.of();
        return Optional.of(new Gate(
                task.id(),
                task.step() == null ? task.details().title() : task.step().name(),
                task.flow().userTask(),
                task.project(),
                task.workspace(),
                rule,
                barred,
                team.stream().map(Teammate::person).collect(Collectors.toUnmodifiableSet()),
                claims.asked(task, team, barred),
                claims.mayTake(task, team, actor.person())));
    }

    /** Who asked for the work, does it, or brought it there. Who has taken a step of an automation only answers its question. */
    private Set<PersonId> concerned(Task task) {
        Set<PersonId> concerned = new HashSet<>();
        Optional.ofNullable(task.reporter()).ifPresent(concerned::add);
        if (task.kind() == Kind.TASK) {
            concerned.addAll(task.details().assignees());
            rows.movedBy(task.id()).ifPresent(concerned::add);
        }
        return concerned;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * A user task that is left by approval.
     *
     * @param name of the column; of a step, its title
     * @param userTask which round it is: a task that comes back is asked about anew
     * @param barred who has no say, because the model wants another pair of eyes
     * @param team everybody who may work in the project
     * @param asked whose votes are wanted, in the order they joined
     * @param mayDecide whether the reader is one whom the model lets decide; owners of the project always are
     */
    public record Gate(
            TaskId task,
            String name,
            UserTaskId userTask,
            ProjectId project,
            WorkspaceId workspace,
            Approval rule,
            Set<PersonId> barred,
            Set<PersonId> team,
            List<PersonId> asked,
            boolean mayDecide) {}
}
