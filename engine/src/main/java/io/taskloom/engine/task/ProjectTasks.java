package io.taskloom.engine.task;

import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.project.ProjectContent;
import io.taskloom.engine.task.place.ProjectLock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Removes the tasks of a deleted project, and ends what runs for them; the run of a step ends as a whole. */
@Component
class ProjectTasks implements ProjectContent {

    private static final int BATCH = 100;

    private final TaskRows rows;
    private final TaskFlow flow;
    private final ProjectLock lock;

    ProjectTasks(TaskRows rows, TaskFlow flow, ProjectLock lock) {
        this.rows = rows;
        this.flow = flow;
        this.lock = lock;
    }

    @Override
    public boolean remove(ProjectId project) {
        lock.take(project);
        List<Task> batch = rows.lockSome(project, BATCH);
        batch.stream().filter(Task::running).forEach(flow::abandon);
        rows.purge(batch.stream().map(Task::id).toList());
        return batch.size() < BATCH;
    }
}
