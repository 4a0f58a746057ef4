package io.taskloom.engine.task;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What somebody did to a task. @param type {@code created updated completed cancelled reopened overdue deleted} */
public record ChangeView(UUID id, Instant at, By actor, String type, List<FieldChange> fields) {

    /** @param kind {@code person}, {@code run} or {@code system} */
    public record By(String kind, String id, String name) {}
}
