package io.taskloom.engine.identity.key;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key was made. @param expiresAt null for never @param madeFrom the address that it was asked for from */
public record ApiKeyCreated(
        ApiKeyId key,
        PersonId person,
        String name,
        List<Scope> scopes,
        @Nullable WorkspaceId workspaceId,
        @Nullable Instant expiresAt,
        String madeFrom)
        implements ApiKeyEvent {

    static ApiKeyCreated of(ApiKey key, String madeFrom) {
        return new ApiKeyCreated(
                key.id(),
                key.person(),
                key.name(),
                key.scopes().stream().sorted().toList(),
                key.workspace(),
                key.expiresAt(),
                madeFrom);
    }
}
