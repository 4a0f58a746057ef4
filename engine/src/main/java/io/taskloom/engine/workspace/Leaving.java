package io.taskloom.engine.workspace;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.DepartedAccounts;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;

/** Whose accounts are to be deleted. */
final class Leaving {

    private Leaving() {}

    static Set<PersonId> among(ObjectProvider<DepartedAccounts> departed, Collection<PersonId> people) {
        return departed.stream().flatMap(all -> all.among(people).stream()).collect(Collectors.toUnmodifiableSet());
    }
}
