package io.taskloom.engine.task;

import java.util.List;

/** Fields changed. @param fields their names @param assigned who has it now and had it not before */
public record TaskUpdated(TaskSnapshot task, List<String> fields, List<TaskPerson> assigned) implements TaskEvent {

    /** Nobody new has it. */
    public TaskUpdated(TaskSnapshot task, List<String> fields) {
        this(task, fields, List.of());
    }
}
