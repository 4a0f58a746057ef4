package io.taskloom.engine.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a change of a task amounts to. */
enum Transition {
    COMPLETED,
    CANCELLED,
    REOPENED,
    OVERDUE,
    UPDATED;

    static Transition between(Task before, Task after) {
        if (before.open() && after.status() == Status.DONE) {
            return COMPLETED;
        }
        if (before.open() && after.status() == Status.CANCELLED) {
            return CANCELLED;
        }
        if (!before.open() && after.open()) {
            return REOPENED;
        }
        return !before.overdue() && after.overdue() ? OVERDUE : UPDATED;
    }

    String changeType() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The fact itself and, where other fields changed with it, that too. */
    List<TaskEvent> events(TaskSnapshot task, List<String> fields, List<TaskPerson> assigned) {
        var events = new ArrayList<TaskEvent>();
        boolean more = fields.stream().anyMatch(field -> !field.equals("status") && !field.equals("overdue"));
        if (this == UPDATED || more) {
            events.add(new TaskUpdated(task, fields, assigned));
        }
        switch (this) {
            case COMPLETED -> events.add(new TaskCompleted(task));
            case CANCELLED -> events.add(new TaskCancelled(task));
            case REOPENED -> events.add(new TaskReopened(task));
            case OVERDUE -> events.add(new TaskOverdue(task));
            case UPDATED -> {}
        }
        return events;
    }
}
