package io.taskloom.engine.task.explain;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskRef;
import java.util.List;

/** Knows what a task waits for; implemented by who keeps dependencies. */
public interface Blockers {

    /** Open tasks that block it, of those the actor may see. */
    List<TaskRef> open(Actor actor, TaskId task);
}
