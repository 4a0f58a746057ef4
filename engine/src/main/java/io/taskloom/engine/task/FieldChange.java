package io.taskloom.engine.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One field of a change; values as they stand in JSON. */
public record FieldChange(
        String field, @Nullable Object from, @Nullable Object to) {

    /** What differs, in a fixed order; everything that is set for a new task. */
    static List<FieldChange> between(@Nullable Task before, Task after) {
        var changes = new ArrayList<FieldChange>();
        Details old = before == null ? null : before.details();
        Details now = after.details();
        add(changes, "title", old == null ? null : old.title(), now.title());
        add(changes, "description", old == null ? null : old.description(), now.description());
        add(changes, "status", before == null ? null : before.status(), after.status());
        add(changes, "priority", old == null ? null : old.priority(), now.priority());
        add(
                changes,
                "startAt",
                old == null ? null : old.schedule().startAt(),
                now.schedule().startAt());
        add(
                changes,
                "dueAt",
                old == null ? null : old.schedule().dueAt(),
                now.schedule().dueAt());
        add(
                changes,
                "timeZone",
                old == null ? null : old.schedule().timeZone(),
                now.schedule().timeZone());
        add(changes, "assignees", old == null ? List.of() : old.assignees(), now.assignees());
        add(changes, "overdue", before != null && before.overdue(), after.overdue());
        return changes;
    }

    private static void add(List<FieldChange> changes, String field, @Nullable Object from, @Nullable Object to) {
        if (!Objects.equals(from, to)) {
            changes.add(new FieldChange(field, from, to));
        }
    }
}
