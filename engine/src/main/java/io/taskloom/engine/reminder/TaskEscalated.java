package io.taskloom.engine.reminder;

import io.taskloom.engine.task.TaskEvent;
import io.taskloom.engine.task.TaskPerson;
import io.taskloom.engine.task.TaskSnapshot;
import java.util.List;

/** A task is overdue for so long that others are told. @param people who find it in their inbox */
public record TaskEscalated(TaskSnapshot task, Stage stage, List<TaskPerson> people) implements TaskEvent {}
