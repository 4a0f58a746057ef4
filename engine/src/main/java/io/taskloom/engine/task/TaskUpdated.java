package io.taskloom.engine.task;

import java.util.List;

/** Fields changed. @param fields their names */
public record TaskUpdated(TaskSnapshot task, List<String> fields) implements TaskEvent {}
