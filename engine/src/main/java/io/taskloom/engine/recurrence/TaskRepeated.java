package io.taskloom.engine.recurrence;

import io.taskloom.engine.task.TaskEvent;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskSnapshot;

/**
 * The next task of a series is there. Whoever keeps more of a task than the task itself takes it along in the same transaction.
 *
 * @param task the new one
 * @param previousId whose completion made it
 * @param number which of the series it is
 */
public record TaskRepeated(TaskSnapshot task, TaskId previousId, int number) implements TaskEvent {}
