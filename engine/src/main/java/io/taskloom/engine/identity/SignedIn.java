package io.taskloom.engine.identity;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import java.time.Instant;
import java.util.Set;

/**
 * Somebody whose token was checked.
 *
 * @param expiresAt when that token ends
 */
public record SignedIn(PersonId person, Set<Role> roles, Instant expiresAt) {

    public Actor.Person actor() {
        return new Actor.Person(person);
    }
}
