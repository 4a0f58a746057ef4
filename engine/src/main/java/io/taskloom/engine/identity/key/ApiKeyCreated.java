package io.taskloom.engine.identity.key;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key was made. @param expiresAt null for never */
public record ApiKeyCreated(
        ApiKeyId key,
        PersonId person,
        String name,
        List<Scope> scopes,
        @Nullable WorkspaceId workspaceId,
        @Nullable Instant expiresAt)
        implements ApiKeyEvent {

    static ApiKeyCreated of(ApiKey key) {
        return new ApiKeyCreated(
                key.id(),
                key.person(),
                key.name(),
                key.scopes().stream().sorted().toList(),
                key.workspace(),
                key.expiresAt());
    }
}
