package io.taskloom.engine.task;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.place.ProjectLock;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Tasks as far as the actor may reach them: a task in a hidden project is not there. */
@Component
class TaskAccess {

    private final Projects projects;
    private final TaskRows rows;
    private final ProjectLock lock;

    TaskAccess(Projects projects, TaskRows rows, ProjectLock lock) {
        this.projects = projects;
        this.rows = rows;
        this.lock = lock;
    }

    /** @throws NotFound if it is not there, in the bin or hidden */
    Task find(Actor actor, TaskId id, ProjectRole role) {
        return allowed(actor, id, rows.find(id), role);
    }

    /** Also in the bin. @throws NotFound if it is not there or hidden */
    Task findAnywhere(Actor actor, TaskId id, ProjectRole role) {
        return allowed(actor, id, rows.findAnywhere(id), role);
    }

    /** Locked until the transaction ends. @throws NotFound if it is not there, in the bin or hidden */
    Task lock(Actor actor, TaskId id, ProjectRole role) {
        return allowed(actor, id, rows.lock(id), role);
    }

    /**
     * Locked with its project, whose order or tree is about to change.
     *
     * @param others further projects to lock
     * @throws NotFound if it is not there or hidden; it may be in the bin
     */
    Task lockInProject(Actor actor, TaskId id, ProjectRole role, ProjectId... others) {
        ProjectId project = allowed(actor, id, rows.findAnywhere(id), role).project();
        ProjectId[] all = Arrays.copyOf(others, others.length + 1);
        all[others.length] = project;
        lock.take(all);
        Task task = allowed(actor, id, rows.lockAnywhere(id), role);
        if (!task.project().equals(project)) {
            throw new OptimisticLockingFailureException("task " + id + " went to another project meanwhile");
        }
        return task;
    }

    boolean sees(Actor actor, Task task) {
        return projects.may(actor, task.project(), ProjectRole.VIEWER);
    }

    Task allowed(Actor actor, TaskId id, Optional<Task> found, ProjectRole role) {
        Task task = found.orElseThrow(() -> new NotFound("task", id));
        try {
            projects.require(actor, task.project(), role);
        } catch (NotFound hidden) {
            // As if it were not there; the project's id would tell that it is.
            throw new NotFound("task", id);
        }
        return task;
    }
}
