package io.taskloom.engine.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskloom.engine.event.ActorColumns;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the audit log.
 *
 * @param id the event's
 * @param workspace null for what belongs to none
 * @param person whom it concerns; null for nobody in particular
 * @param address from where it was done; null where nobody asked over HTTP
 * @param data the event's, with what the feature has added
 */
record AuditEntry(
        UUID id,
        Instant at,
        String type,
        @Nullable WorkspaceId workspace,
        ActorColumns actor,
        @Nullable PersonId person,
        @Nullable String address,
        @Nullable String userAgent,
        ObjectNode data) {}
