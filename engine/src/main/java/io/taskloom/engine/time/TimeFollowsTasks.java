package io.taskloom.engine.time;

import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskTime;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What becomes of time when its task goes somewhere else, in the same transaction: entries follow it to another project, timers stop
 * when it is put away. Entries go with the task when it is deleted for good; until then they stay, in the bin too.
 */
@Component
class TimeFollowsTasks {

    private final TimeEntryRows rows;
    private final Timers timers;
    private final TaskTime time;

    TimeFollowsTasks(TimeEntryRows rows, Timers timers, TaskTime time) {
        this.rows = rows;
        this.timers = timers;
        this.time = time;
    }

    @EventListener
    void on(Recorded event) {
        switch (event.type()) {
            case "TaskMovedAway" -> follow(new TaskId(event.subject().id()));
            case "TaskArchived", "TaskDeleted" ->
                timers.stopAll(event.actor(), new TaskId(event.subject().id()));
            case "ProjectDeleted" ->
                stopAll(event, new ProjectId(event.subject().id()));
            default -> {}
        }
    }

    private void follow(TaskId task) {
        TaskTime.Home home = time.hold(Set.of(task)).get(task);
        if (home != null) {
            rows.follow(task, home);
        }
    }

    private void stopAll(Recorded event, ProjectId project) {
        List<TaskId> tasks = rows.runningIn(project);
        time.hold(Set.copyOf(tasks));
        tasks.forEach(task -> timers.stopAll(event.actor(), task));
    }
}
