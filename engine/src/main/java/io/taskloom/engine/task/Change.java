package io.taskloom.engine.task;

import io.taskloom.engine.event.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one act did to a task, as its row of the history. @param type in the past tense: {@code created}, {@code updated}… */
record Change(Actor actor, Instant at, String type, List<FieldChange> fields) {

    static Change of(Actor actor, @Nullable Task before, Task after, String type) {
        return new Change(actor, after.updatedAt(), type, FieldChange.between(before, after));
    }
}
