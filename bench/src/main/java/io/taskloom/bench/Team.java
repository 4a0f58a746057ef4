package io.taskloom.bench;

import io.taskloom.bench.years.Organisation;
import java.util.List;

/** People of the kept data, each with a sign-in of their own. @param tokens in the order of the people */
record Team(Organisation organisation, List<Organisation.Person> people, List<String> tokens) {

    /** Has the installation run on so many tasks, and signs in that many people, or as many as there are. */
    static Team on(Installation installation, int tasks, int atMost) {
        var organisation = new KeptData(installation).use(tasks);
        var people = organisation
                .people()
                .subList(0, Math.min(atMost, organisation.people().size()));
        var accounts = new Accounts(installation.keycloak());
        accounts.ensure(people);
        System.out.printf("  signing in %d people …%n", people.size());
        return new Team(organisation, people, accounts.tokens(people));
    }
}
