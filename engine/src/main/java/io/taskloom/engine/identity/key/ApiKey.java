package io.taskloom.engine.identity.key;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key as its row has it.
 *
 * @param workspace the only one it is good for; null for all of its person's
 * @param locator its first letters, which open nothing
 * @param expiresAt null for never
 * @param lastUsedAt as written half a minute later; null if it was not used yet
 */
record ApiKey(
        ApiKeyId id,
        PersonId person,
        @Nullable WorkspaceId workspace,
        String name,
        String locator,
        byte[] hash,
        Set<Scope> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable String lastUsedFrom) {

    boolean isOver(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    boolean may(Scope needed) {
        return scopes.stream().anyMatch(scope -> scope.covers(needed));
    }

    @Override
    public String toString() {
        return "ApiKey " + id;
    }
}
