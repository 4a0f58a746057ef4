package io.taskloom.engine.signin;

import io.taskloom.engine.event.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * People's accounts in Keycloak, for whoever deletes them; permission is theirs to decide. All of it can be done again without
 * harm, and what Keycloak no longer knows is as it should be.
 */
@Service
public class KeycloakAccounts {

    private final KeycloakDoor keycloak;
    private final Revocations revocations;

    KeycloakAccounts(KeycloakDoor keycloak, Revocations revocations) {
        this.keycloak = keycloak;
        this.revocations = revocations;
    }

    /** Every token given out so far is good for nothing, and live connections end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeTokensBack(PersonId person) {
        revocations.person(person);
    }

    /** Nobody signs in to it, and every session ends. @throws KeycloakAway if Keycloak does not answer */
    public void close(PersonId person) {
        requireOpen();
        keycloak.close(person.toString()).forEach(session -> revocations.session(person.toString(), session));
    }

    /** @throws KeycloakAway if Keycloak does not answer */
    public void reopen(PersonId person) {
        requireOpen();
        keycloak.reopen(person.toString());
    }

    /** For good, if it is closed. @throws KeycloakAway if Keycloak does not answer */
    public void delete(PersonId person) {
        requireOpen();
        keycloak.delete(person.toString());
    }

    /** @throws KeycloakAway if the engine has no secret to ask Keycloak with */
    public void requireOpen() {
        if (!keycloak.isOpen()) {
            throw new KeycloakAway();
        }
    }
}
