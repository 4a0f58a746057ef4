package io.taskloom.engine.signin;

import io.taskloom.engine.event.PersonId;

/** Told of who wants their account back, having shown at the sign-in that it is theirs; implemented by whoever deletes accounts. */
public interface RecoveryWishes {

    /** In the transaction that takes it from Keycloak, and so more than once. */
    void wanted(PersonId person);
}
