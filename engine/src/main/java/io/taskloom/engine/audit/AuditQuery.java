package io.taskloom.engine.audit;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.AuditedActs.Kind;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.problem.InvalidInput;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which entries. */
record AuditQuery(
        @Parameter(description = "What they are about", schema = @Schema(implementation = Kind.class)) @Nullable
        String kind,

        @Parameter(description = "Who did it, or whom it concerns") @Nullable
        PersonId person,

        @Parameter(description = "Not before") @Nullable Instant from,
        @Parameter(description = "Before") @Nullable Instant to) {

    /** @throws InvalidInput if there is none of this name */
    @Nullable
    Kind about() {
        if (kind == null || kind.isEmpty()) {
            return null;
        }
        return Arrays.stream(Kind.values())
                .filter(each -> each.wire().equals(kind))
                .findAny()
                .orElseThrow(() -> new InvalidInput("kind", "unknown", "Nothing in the audit log is of this kind."));
    }
}
