package io.taskloom.engine.task;

import java.util.List;

/**
 * A task's description names people whom it did not name before.
 *
 * @param people members of the project
 * @param excerpt the description's beginning as plain text
 */
public record TaskMentioned(TaskSnapshot task, List<TaskPerson> people, String excerpt) implements TaskEvent {}
