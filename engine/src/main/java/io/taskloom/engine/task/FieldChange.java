package io.taskloom.engine.task;

import io.taskloom.engine.task.field.FieldId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One field of a change; values as they stand in JSON. */
public record FieldChange(
        String field, @Nullable Object from, @Nullable Object to) {

    /** Begins the name of a custom field; its id follows. */
    public static final String OWN = "fields.";

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
        add(changes, "tags", old == null ? List.of() : old.tags(), now.tags());
        add(changes, "estimate", old == null ? null : old.estimate(), now.estimate());
        addOwn(changes, old == null ? Map.of() : old.fields(), now.fields());
        add(changes, "step", before == null ? null : step(before), step(after));
        if (before != null) {
            add(changes, "projectId", before.project(), after.project());
            // A new task stands at the end, as everybody knows.
            add(changes, "position", before.place().rank(), after.place().rank());
            add(
                    changes,
                    "archivedAt",
                    before.shelf().archivedAt(),
                    after.shelf().archivedAt());
            add(changes, "deletedAt", before.shelf().deletedAt(), after.shelf().deletedAt());
        }
        add(
                changes,
                "sectionId",
                before == null ? null : before.place().section(),
                after.place().section());
        add(
                changes,
                "parentId",
                before == null ? null : before.place().parent(),
                after.place().parent());
        add(changes, "overdue", before != null && before.overdue(), after.overdue());
        return changes;
    }

    /** What a person would call it; nothing while it is between two columns, or is closed. */
    private static @Nullable String step(Task task) {
        WorkStep step = task.step();
        return step == null || !step.waits() || !task.open() ? null : step.name();
    }

    private static void addOwn(List<FieldChange> changes, Map<FieldId, Object> from, Map<FieldId, Object> to) {
        Stream.concat(from.keySet().stream(), to.keySet().stream())
                .distinct()
                .sorted(Comparator.comparing(FieldId::value))
                .forEach(field -> add(changes, OWN + field, from.get(field), to.get(field)));
    }

    private static void add(List<FieldChange> changes, String field, @Nullable Object from, @Nullable Object to) {
        if (!Objects.equals(from, to)) {
            changes.add(new FieldChange(field, from, to));
        }
    }
}
