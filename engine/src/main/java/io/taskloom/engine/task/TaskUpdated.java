package io.taskloom.engine.task;

import java.util.List;

/**
 * Fields changed.
 *
 * @param fields their names; of a custom field {@code fields.} and its id
 * @param assigned who has it now and had it not before
 * @param values what changed in custom fields
 */
public record TaskUpdated(
        TaskSnapshot task, List<String> fields, List<TaskPerson> assigned, List<TaskFieldChange> values)
        implements TaskEvent {

    /** Nobody new has it. */
    public TaskUpdated(TaskSnapshot task, List<String> fields) {
        this(task, fields, List.of(), List.of());
    }
}
