package io.taskloom.engine.identity.key;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API key as its person sees it.
 *
 * @param hint how it begins, to recognise it by
 * @param key the whole: told once, when it is made
 * @param workspaceId the only workspace it is good for; null for all of mine
 * @param expiresAt null for never
 * @param lastUsedAt to the half minute
 * @param lastUsedFrom the address it was last used from
 */
@Schema(name = "ApiKey")
public record ApiKeyView(
        ApiKeyId id,
        String name,
        String hint,
        @Nullable String key,
        List<Scope> scopes,
        @Nullable WorkspaceId workspaceId,
        Instant createdAt,
        @Nullable Instant expiresAt,
        boolean expired,
        @Nullable Instant lastUsedAt,
        @Nullable String lastUsedFrom) {

    static ApiKeyView of(ApiKey key, @Nullable KeyText text, Instant now) {
        return new ApiKeyView(
                key.id(),
                key.name(),
                "tl_" + key.locator(),
                text == null ? null : text.whole(),
                key.scopes().stream().sorted().toList(),
                key.workspace(),
                key.createdAt(),
                key.expiresAt(),
                key.isOver(now),
                key.lastUsedAt(),
                key.lastUsedFrom());
    }
}
