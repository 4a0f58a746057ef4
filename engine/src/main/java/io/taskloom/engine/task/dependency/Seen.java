package io.taskloom.engine.task.dependency;

import io.taskloom.engine.task.TaskRef;
import java.util.List;

/** Tasks as one person may know them. @param hidden how many more there are */
public record Seen(List<TaskRef> tasks, int hidden) {

    public Seen {
        tasks = List.copyOf(tasks);
    }

    public boolean none() {
        return tasks.isEmpty() && hidden == 0;
    }
}
