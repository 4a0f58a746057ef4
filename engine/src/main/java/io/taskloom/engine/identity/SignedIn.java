package io.taskloom.engine.identity;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose token or API key was checked.
 *
 * @param email verified; null if the token tells none
 * @param session in Keycloak; null if the token tells none
 * @param authenticatedAt when they last typed their password, or another provider vouched for them; null if the token tells none
 * @param expiresAt when that token or key ends
 * @param key null for who has signed in themselves
 */
public record SignedIn(
        PersonId person,
        @Nullable String email,
        Set<Role> roles,
        @Nullable String session,
        @Nullable Instant authenticatedAt,
        Instant expiresAt,
        @Nullable Key key) {

    public Actor.Person actor() {
        return new Actor.Person(person, key == null ? null : key.within());
    }

    /** An API key. @param within the only workspace it is good for; null for all of its person's */
    public record Key(UUID id, @Nullable WorkspaceId within) {}
}
