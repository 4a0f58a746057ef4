package io.taskloom.engine.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.AuditedActs.Kind;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.ActorView;
import io.taskloom.engine.identity.PersonView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did what.
 *
 * @param kind null for what the engine knows no more
 * @param person whom it concerns, if that is not who did it
 * @param workspace null for what belongs to none, such as a sign-in
 * @param text what was done, in English, to stand behind the name of who did it
 * @param address from where; null where nobody asked for it over HTTP
 * @param device browser and system, as far as they can be told
 */
@Schema(name = "AuditEntry")
record AuditEntryView(
        UUID id,
        Instant at,
        @Nullable Kind kind,
        String type,
        ActorView actor,
        @Nullable PersonView person,
        @Nullable Place workspace,
        String text,
        @Nullable String address,
        @Nullable String device) {

    /** @param name null once it is gone */
    @Schema(name = "AuditedWorkspace")
    record Place(WorkspaceId id, @Nullable String name) {}
}
