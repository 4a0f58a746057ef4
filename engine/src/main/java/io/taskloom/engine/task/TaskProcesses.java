package io.taskloom.engine.task;

import io.taskloom.engine.bpm.UserTaskId;
import io.taskloom.engine.event.Actor;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where tasks stand in the processes they belong to. */
@Service
public class TaskProcesses {

    private final Tasks tasks;
    private final TaskRows rows;
    private final TaskViews views;
    private final Clock clock;

    TaskProcesses(Tasks tasks, TaskRows rows, TaskViews views, Clock clock) {
        this.tasks = tasks;
        this.rows = rows;
        this.views = views;
        this.clock = clock;
    }

    /**
     * The user task that waits for it to be done; empty once it is closed or put away.
     *
     * @throws io.taskloom.engine.problem.NotFound if the task is not there or hidden from the actor
     */
    @Transactional(readOnly = true)
    public Optional<UserTaskId> waiting(Actor actor, TaskId id) {
        tasks.get(actor, id);
        return open(id).map(Task::flow).map(Flow::userTask);
    }

    /** The task as events would tell of it if somebody completed it now; empty once it is closed or put away. */
    @Transactional(readOnly = true)
    public Optional<TaskSnapshot> ifCompleted(Actor actor, TaskId id) {
        tasks.get(actor, id);
        return open(id).map(task -> views.of(task.complete(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .snapshot());
    }

    private Optional<Task> open(TaskId id) {
        return rows.find(id).filter(Task::running);
    }
}
