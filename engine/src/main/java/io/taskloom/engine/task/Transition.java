package io.taskloom.engine.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** What a change of a task amounts to. */
enum Transition {
    COMPLETED,
    CANCELLED,
    REOPENED,
    OVERDUE,
    MOVED,
    ARCHIVED,
    DELETED,
    RESTORED,
    UPDATED;

    static Transition between(Task before, Task after) {
        if (!before.shelf().equals(after.shelf())) {
            return shelved(before.shelf(), after.shelf());
        }
        if (before.open() && after.status() == Status.DONE) {
            return COMPLETED;
        }
        if (before.open() && after.status() == Status.CANCELLED) {
            return CANCELLED;
        }
        if (!before.open() && after.open()) {
            return REOPENED;
        }
        if (!before.overdue() && after.overdue()) {
            return OVERDUE;
        }
        return stays(before, after) ? UPDATED : MOVED;
    }

    private static Transition shelved(Shelf before, Shelf after) {
        if (before.deletedAt() == null && after.deletedAt() != null) {
            return DELETED;
        }
        return before.archivedAt() == null && after.archivedAt() != null ? ARCHIVED : RESTORED;
    }

    private static boolean stays(Task before, Task after) {
        return before.project().equals(after.project())
                && before.place().rank().equals(after.place().rank())
                && Objects.equals(before.place().section(), after.place().section());
    }

    /** Fields that the fact itself tells of. */
    private static final Set<String> OF_FACTS = Set.of("status", "overdue", "archivedAt", "deletedAt");

    String changeType() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The fact itself and, where other fields changed with it, that too. */
    List<TaskEvent> events(
            Task before,
            TaskSnapshot task,
            List<String> fields,
            List<TaskPerson> assigned,
            List<TaskFieldChange> values) {
        var events = new ArrayList<TaskEvent>();
        boolean more = fields.stream().anyMatch(field -> !OF_FACTS.contains(field));
        if (this == UPDATED || this == MOVED || more) {
            events.add(new TaskUpdated(task, fields, assigned, values));
        }
        switch (this) {
            case COMPLETED -> events.add(new TaskCompleted(task));
            case CANCELLED -> events.add(new TaskCancelled(task));
            case REOPENED -> events.add(new TaskReopened(task));
            case OVERDUE -> events.add(new TaskOverdue(task));
            case MOVED ->
                events.add(new TaskMoved(
                        task,
                        new TaskMoved.From(before.project(), before.place().section())));
            case ARCHIVED -> events.add(new TaskArchived(task));
            case DELETED -> events.add(new TaskDeleted(task));
            case RESTORED -> events.add(new TaskRestored(task));
            case UPDATED -> {}
        }
        return events;
    }
}
