package io.taskloom.engine.task.approval;

import io.taskloom.engine.event.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody has decided. @param insteadOf whose vote it is; null for one's own */
record Vote(
        PersonId person,
        @Nullable PersonId insteadOf,
        Decision decision,
        @Nullable String comment,
        Instant at) {

    PersonId seat() {
        return insteadOf == null ? person : insteadOf;
    }
}
