package io.taskloom.bench.years;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task as it stands at the end of the years, with what hangs on it.
 *
 * @param instance of task.bpmn, with {@code userTask}; null unless it is open and in sight
 * @param constrained whether {@code blocker} or another one ever blocked it
 */
record Made(
        UUID id,
        Organisation.Project project,
        String title,
        @Nullable String description,
        String status,
        int priority,
        @Nullable Instant startAt,
        @Nullable Instant dueAt,
        boolean overdue,
        UUID reporter,
        @Nullable UUID section,
        @Nullable UUID parent,
        @Nullable UUID instance,
        @Nullable UUID userTask,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant completedAt,
        @Nullable Instant archivedAt,
        @Nullable Instant deletedAt,
        boolean constrained,
        @Nullable UUID blocker,
        List<UUID> assignees,
        List<UUID> tags,
        List<Said> comments) {

    record Said(UUID id, UUID author, String text, Instant at) {}

    /** As {@code task.place.Rank} gives it to a new task. */
    String rank() {
        return id.toString().replace("-", "").replaceAll("0+$", "");
    }

    boolean open() {
        return status.equals("todo") || status.equals("in_progress");
    }

    boolean inSight() {
        return archivedAt == null && deletedAt == null;
    }
}
