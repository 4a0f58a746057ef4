package io.taskloom.engine.task;

import io.taskloom.engine.event.Actor;
import java.util.List;

/** What hangs on a task's process and must move with it, in the same transaction: reminders. */
public interface TaskCompanion {

    /** The task has a new instance: it was created, with these wishes; or it was reopened, or is back from archive or bin. */
    void opened(Actor actor, TaskView task, List<ReminderWish> wishes);

    /** Its start or due date moved or went; it is open. */
    void datesMoved(Actor actor, TaskView task);

    /** It waits at another user task than before, be it its first: it came to a column, is new, or came back. */
    default void stepped(Actor actor, TaskView task) {}

    /** Its instance has ended; while the task is still open, it may come back: it was put away, or changes its workspace. */
    void closed(Actor actor, TaskView task);
}
