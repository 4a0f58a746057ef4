package io.taskloom.engine.reminder;

import io.taskloom.engine.task.TaskEvent;
import io.taskloom.engine.task.TaskPerson;
import io.taskloom.engine.task.TaskSnapshot;
import java.util.List;

/** Its people are being reminded of a task. @param people who find it in their inbox */
public record TaskReminded(TaskSnapshot task, ReminderView reminder, List<TaskPerson> people) implements TaskEvent {}
