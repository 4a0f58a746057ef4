package io.taskloom.engine.identity;

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
}
