package io.taskloom.engine.task.dependency;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.FieldChange;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskLog;
import io.taskloom.engine.task.TaskRef;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.Tasks;
import io.taskloom.engine.task.place.ProjectLock;
import java.util.Collection;
import java.util.List;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Dependencies between tasks of one workspace (promise T5). Who writes one must be a member of this task's project and, where
 * the other is the one to wait, of the other's; seeing the other is enough for the rest.
 */
@Service
public class Dependencies {

    private static final int MOST = 100;

    private final Tasks tasks;
    private final Projects projects;
    private final Sight sight;
    private final DependencyRows rows;
    private final ProjectLock lock;
    private final TaskLog log;
    private final Events events;

    Dependencies(
            Tasks tasks,
            Projects projects,
            Sight sight,
            DependencyRows rows,
            ProjectLock lock,
            TaskLog log,
            Events events) {
        this.tasks = tasks;
        this.projects = projects;
        this.sight = sight;
        this.rows = rows;
        this.lock = lock;
        this.log = log;
        this.events = events;
    }

    /** Those whose other task the actor may see, oldest first. */
    @Transactional(readOnly = true)
    public List<DependencyView> list(Actor actor, TaskId id) {
        tasks.get(actor, id);
        List<DependencyView> all = rows.of(id);
        List<TaskRef> seen =
                sight.of(actor, all.stream().map(DependencyView::task).toList()).tasks();
        return all.stream().filter(each -> seen.contains(each.task())).toList();
    }

    /** The open tasks that this one waits for, soonest due first. */
    @Transactional(readOnly = true)
    public Seen blockers(Actor actor, TaskId id) {
        tasks.get(actor, id);
        return sight.of(actor, rows.openBlockers(id));
    }

    /** Which of these tasks wait for which others of them. For who has seen them all. */
    @Transactional(readOnly = true)
    public List<Link> among(Collection<TaskId> tasks) {
        return tasks.isEmpty() ? List.of() : rows.linksAmong(tasks);
    }

    /**
     * @throws DependencyCycle if both would wait for each other in the end
     * @throws NotFound if one of them is not there or hidden from the actor
     */
    @Transactional
    public DependencyView add(Actor actor, TaskId id, Relation relation, TaskId otherId) {
        if (id.equals(otherId)) {
            throw new InvalidInput("taskId", "self", "A task can not depend on itself.");
        }
        TaskView task = tasks.get(actor, id);
        TaskView other = tasks.get(actor, otherId);
        requireRight(actor, task, relation, other);
        if (!task.workspaceId().equals(other.workspaceId())) {
            throw new InvalidInput("taskId", "other-workspace", "Both tasks must be in the same workspace.");
        }
        keepWhereTheyAre(actor, task, other);
        Relation.Edge edge = relation.edge(id, otherId);
        rows.oneAtATime(task.workspaceId());
        if (edge.directed()) {
            refuseCycle(actor, edge);
        }
        if (rows.count(id) >= MOST || rows.count(otherId) >= MOST) {
            throw new TooManyDependencies(MOST);
        }
        DependencyView made = new DependencyView(new DependencyId(Ids.next()), relation, other.ref());
        if (!rows.insert(made.id(), edge)) {
            throw new DependencyExists();
        }
        told(actor, task, relation, other, true);
        return made;
    }

    /** @throws NotFound if the task has no such dependency that the actor may see */
    @Transactional
    public void remove(Actor actor, TaskId id, DependencyId dependency) {
        TaskView task = tasks.get(actor, id);
        projects.require(actor, task.projectId(), ProjectRole.MEMBER);
        DependencyView found = list(actor, id).stream()
                .filter(each -> each.id().equals(dependency))
                .findAny()
                .orElseThrow(() -> new NotFound("dependency", dependency));
        TaskView other = tasks.get(actor, found.task().id());
        requireRight(actor, task, found.kind(), other);
        rows.oneAtATime(task.workspaceId());
        if (!rows.delete(dependency, found.kind().edge(id, other.id()))) {
            throw new NotFound("dependency", dependency);
        }
        told(actor, task, found.kind(), other, false);
    }

    /** A move to another workspace, which ends dependencies, has happened by now or happens after this one is made. */
    private void keepWhereTheyAre(Actor actor, TaskView task, TaskView other) {
        lock.take(task.projectId(), other.projectId());
        for (TaskView before : List.of(task, other)) {
            if (!tasks.get(actor, before.id()).projectId().equals(before.projectId())) {
                throw new OptimisticLockingFailureException(
                        "task " + before.id() + " went to another project meanwhile");
            }
        }
    }

    private void requireRight(Actor actor, TaskView task, Relation relation, TaskView other) {
        projects.require(actor, task.projectId(), ProjectRole.MEMBER);
        if (relation == Relation.BLOCKS) {
            projects.require(actor, other.projectId(), ProjectRole.MEMBER);
        }
    }

    private void refuseCycle(Actor actor, Relation.Edge edge) {
        List<TaskId> back = Ways.shortest(rows.waysFrom(edge.to(), edge.kind()), edge.to(), edge.from());
        if (!back.isEmpty()) {
            throw new DependencyCycle(sight.of(actor, rows.refs(back)));
        }
    }

    /** Each of the two is told in its own project, of the other by id alone: not everybody there may see that one. */
    private void told(Actor actor, TaskView task, Relation relation, TaskView other, boolean added) {
        tell(actor, task, relation, other.id(), added);
        tell(actor, other, relation.inverse(), task.id(), added);
    }

    private void tell(Actor actor, TaskView task, Relation relation, TaskId other, boolean added) {
        var field = new FieldChange(relation.word(), added ? null : other, added ? other : null);
        log.note(actor, task.id(), added ? "dependency_added" : "dependency_removed", List.of(field));
        events.publish(
                actor,
                added
                        ? new DependencyAdded(task.snapshot(), other, relation)
                        : new DependencyRemoved(task.snapshot(), other, relation));
    }
}
