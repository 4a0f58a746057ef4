package io.taskloom.engine.identity;

import io.taskloom.engine.event.PersonId;
import java.util.Collection;
import java.util.Set;

/** Accounts that are to be deleted, or just were (promise I5). Implemented by whoever deletes them. */
public interface DepartedAccounts {

    /** Asked with every token and key, so answered from memory. @param subject the person's id in Keycloak */
    boolean contains(String subject);

    /** Those of the people whose accounts are to be deleted, as the transaction under way sees it. */
    Set<PersonId> among(Collection<PersonId> people);

    /**
     * Whether the person is being erased, or was: nothing may be noted of them any more. Their erasure does not begin before the
     * transaction under way ends.
     */
    boolean isErased(PersonId person);
}
