package io.taskloom.engine.task.watch;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.Tasks;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is told of a task. Reporter and assignees watch it unless they said no; others once they took part or said yes. What a
 * person watches is their own affair, so viewers may as well.
 */
@Service
public class Watchers {

    private final Tasks tasks;
    private final Projects projects;
    private final People people;
    private final WatcherRows rows;

    Watchers(Tasks tasks, Projects projects, People people, WatcherRows rows) {
        this.tasks = tasks;
        this.projects = projects;
        this.people = people;
        this.rows = rows;
    }

    /** Those who can still see it, by name. */
    @Transactional(readOnly = true)
    public WatchersView list(Actor actor, TaskId id) {
        TaskView task = tasks.get(actor, id);
        Set<PersonId> watching = projects.membersAmong(task.projectId(), rows.watching(id));
        List<PersonView> known = people.find(watching).values().stream()
                .sorted(Comparator.comparing(PersonView::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(person -> person.id().value()))
                .toList();
        PersonId me = actor.person();
        return new WatchersView(known, me != null && watching.contains(me));
    }

    /** From now on the actor is told, whoever the task belongs to; or is not, even as its assignee. */
    @Transactional
    public void watch(Actor actor, TaskId id, boolean watching) {
        PersonId me = personOf(actor);
        tasks.get(actor, id);
        rows.put(id, me, watching);
    }

    /**
     * Somebody took part, by a comment or a mention, and so wants to be told; who has said no stays out. Joins the caller's
     * transaction. The caller has made sure that the person may see the task.
     *
     * @throws NotFound if there is no such task
     */
    @Transactional
    public void add(TaskId task, PersonId person) {
        rows.add(task, person);
    }

    /** The next of a series is made: what people said of the one before holds for it. Joins the caller's transaction. */
    @Transactional
    public void follow(TaskId before, TaskId next) {
        rows.copy(before, next);
    }

    /**
     * Everybody who watches it. Whether they may still see it is asked by whoever tells them.
     *
     * @return nobody for a task that is gone
     */
    @Transactional(readOnly = true)
    public Set<PersonId> watching(TaskId task) {
        return rows.watching(task);
    }

    /** What people chose; {@link Level#MINE} holds for everybody else. */
    @Transactional(readOnly = true)
    public Map<PersonId, Level> levels(ProjectId project) {
        return rows.levels(project);
    }

    @Transactional(readOnly = true)
    public Level level(Actor actor, ProjectId project) {
        projects.require(actor, project, ProjectRole.VIEWER);
        return rows.level(project, personOf(actor));
    }

    @Transactional
    public void choose(Actor actor, ProjectId project, Level level) {
        projects.require(actor, project, ProjectRole.VIEWER);
        rows.choose(project, personOf(actor), level);
    }

    private static PersonId personOf(Actor actor) {
        PersonId person = actor.person();
        if (person == null) {
            throw new IllegalArgumentException(actor + " is nobody who could be told");
        }
        return person;
    }
}
