package io.taskloom.engine.identity;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose token was checked.
 *
 * @param email verified; null if the token tells none
 * @param expiresAt when that token ends
 */
public record SignedIn(PersonId person, @Nullable String email, Set<Role> roles, Instant expiresAt) {

    public Actor.Person actor() {
        return new Actor.Person(person);
    }
}
