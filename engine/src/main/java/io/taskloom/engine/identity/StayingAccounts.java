package io.taskloom.engine.identity;

import io.taskloom.engine.event.PersonId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Keeps out whose account is to be deleted. */
@Component
public class StayingAccounts {

    private final ObjectProvider<DepartedAccounts> departed;

    StayingAccounts(ObjectProvider<DepartedAccounts> departed) {
        this.departed = departed;
    }

    /**
     * @param subject the person's id in Keycloak
     * @throws AccountDeleted if the account is to be deleted
     */
    public void requireStaying(String subject) {
        if (departed.stream().anyMatch(all -> all.contains(subject))) {
            throw new AccountDeleted();
        }
    }

    /**
     * Whether nothing may be noted of the person any more, since they are being erased, or were. Their erasure does not begin
     * before the caller's transaction ends.
     */
    public boolean isErased(PersonId person) {
        return departed.stream().anyMatch(all -> all.isErased(person));
    }
}
