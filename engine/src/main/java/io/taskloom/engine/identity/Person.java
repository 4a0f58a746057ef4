package io.taskloom.engine.identity;

import io.taskloom.engine.event.PersonId;

/** A row of the table of people. */
record Person(PersonId id, Profile profile) {

    PersonView view() {
        return new PersonView(id, profile.name(), profile.email(), profile.picture());
    }
}
