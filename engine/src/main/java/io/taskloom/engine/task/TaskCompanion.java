package io.taskloom.engine.task;

import io.taskloom.engine.event.Actor;
import java.util.List;

/** What hangs on a task's process and must move with it, in the same transaction: reminders. */
public interface TaskCompanion {

    /** The task has a new instance: it was created, with these wishes, or reopened, with none. */
    void opened(Actor actor, TaskView task, List<ReminderWish> wishes);

    /** Its due date moved or went; it is open. */
    void dueMoved(Actor actor, TaskView task);

    /** Its instance has ended. */
    void closed(Actor actor, TaskView task);
}
