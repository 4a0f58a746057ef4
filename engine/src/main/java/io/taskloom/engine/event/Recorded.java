package io.taskloom.engine.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in the event table and travels through Kafka, in one shape for every feature.
 *
 * @param id UUIDv7, the key for doing things once
 * @param position place in commit order, given by the relay; null until then. Cursors use it, never the id
 * @param project whose members may see it; null where every member of the workspace may
 * @param only the one person who may see it, whatever else they belong to; null for all who may see project or workspace
 * @param depth how many automations led here, see {@link Actor#depth()}
 * @param data the components of the feature's event record
 */
public record Recorded(
        UUID id,
        @Nullable Long position,
        String type,
        WorkspaceId workspace,
        @Nullable ProjectId project,
        @Nullable PersonId only,
        Actor actor,
        DomainEvent.Subject subject,
        Instant time,
        int depth,
        JsonNode data) {}
