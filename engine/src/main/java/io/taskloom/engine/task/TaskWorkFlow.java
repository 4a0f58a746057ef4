package io.taskloom.engine.task;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.bpm.LifeCycle.Target;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.web.IfMatch;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tasks on their way through the work flow of their project (promise F7). Each move is one transaction with the process. */
@Service
public class TaskWorkFlow {

    private final TaskAccess access;
    private final TaskRows rows;
    private final TaskFlow flow;
    private final TaskMoves moves;
    private final TaskViews views;
    private final TaskSeries series;
    private final Claims claims;
    private final Projects projects;
    private final WorkFlows workFlows;
    private final Clock clock;

    TaskWorkFlow(
            TaskAccess access,
            TaskRows rows,
            TaskFlow flow,
            TaskMoves moves,
            TaskViews views,
            TaskSeries series,
            Claims claims,
            Projects projects,
            WorkFlows workFlows,
            Clock clock) {
        this.access = access;
        this.rows = rows;
        this.flow = flow;
        this.moves = moves;
        this.views = views;
        this.series = series;
        this.claims = claims;
        this.projects = projects;
        this.workFlows = workFlows;
        this.clock = clock;
    }

    /** Where the task stands, and where its work flow leads from there. */
    @Transactional(readOnly = true)
    public Moves moves(Actor actor, TaskId id) {
        Task task = access.find(actor, id, ProjectRole.VIEWER);
        return new Moves(task.open() ? task.step() : null, flow.targets(task));
    }

    /**
     * Moves a task along its work flow. Nothing happens if it stands there already.
     *
     * @param to id of the column, or of the end
     * @throws WorkFlowForbids if the work flow does not lead there, or machines are at work just now
     * @throws NotInWorkFlow if the task follows none
     */
    @Transactional
    public TaskView step(Actor actor, TaskId id, String to, IfMatch ifMatch) {
        series.take(id);
        Task before = access.lock(actor, id, ProjectRole.MEMBER);
        ifMatch.check(before.version(), () -> views.of(before));
        before.refusePutAway();
        if (!before.open()) {
            throw new TaskNotOpen(id, before.status());
        }
        WorkStep stands = before.step();
        if (stands == null) {
            throw new NotInWorkFlow();
        }
        if (stands.waits() && stands.id().equals(to)) {
            return views.of(before);
        }
        if (flow.approval(before) != null) {
            throw new NeedsApproval(before);
        }
        List<Target> targets = flow.targets(before);
        Target target = targets.stream()
                .filter(each -> each.id().equals(to))
                .findAny()
                .orElseThrow(() -> new WorkFlowForbids(stands, targets));
        claims.requireMayComplete(actor, before);
        return moves.walk(actor, before, before.edit(before.details(), now()), target);
    }

    /** Open tasks of the project that do not follow what its new tasks follow, the longest there first. */
    @Transactional(readOnly = true)
    public List<TaskId> elsewhere(Actor actor, ProjectId project, int limit) {
        projects.require(actor, project, ProjectRole.VIEWER);
        return rows.following(project, followed(project), limit);
    }

    /** How many open tasks of the project do not follow what its new tasks follow. Decides no permission. */
    @Transactional(readOnly = true)
    public long countElsewhere(ProjectId project) {
        return rows.countFollowing(project, followed(project));
    }

    /**
     * Has an open task follow what new tasks of its project follow: it comes to the column of the same id, else of the same
     * name, else to the first. What its old process was about to do is left undone.
     *
     * @return false if it does so already, or is closed, put away, or gone
     */
    @Transactional
    public boolean adopt(Actor actor, TaskId id) {
        Task before = access.lock(actor, id, ProjectRole.MEMBER);
        projects.require(actor, before.project(), ProjectRole.OWNER);
        String follows = before.step() == null ? null : before.step().definition();
        if (!before.running()
                || before.kind() == Kind.STEP
                || Objects.equals(follows, followed(before.project()).orElse(null))) {
            return false;
        }
        moves.restart(actor, before, before.edit(before.details(), now()));
        return true;
    }

    private Optional<String> followed(ProjectId project) {
        return Optional.ofNullable(projects.workFlow(project)).flatMap(workFlows::definition);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * @param step where it stands; null if it is closed or follows the built-in life cycle
     * @param moves where it may go from there; none while machines are at work
     */
    @Schema(name = "TaskMoves")
    public record Moves(@Nullable WorkStep step, List<Target> moves) {}
}
