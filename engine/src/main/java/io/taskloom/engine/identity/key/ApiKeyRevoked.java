package io.taskloom.engine.identity.key;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** A key is good for nothing any more. @param locator by which nodes remember it */
public record ApiKeyRevoked(
        ApiKeyId key,
        PersonId person,
        String name,
        String locator,
        @Nullable WorkspaceId workspaceId) implements ApiKeyEvent {

    static ApiKeyRevoked of(ApiKey key) {
        return new ApiKeyRevoked(key.id(), key.person(), key.name(), key.locator(), key.workspace());
    }
}
