package io.taskloom.engine.identity;

import io.taskloom.engine.event.PersonId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the table of people. @param picture that they have put here themselves */
record Person(PersonId id, Profile profile, @Nullable UUID picture) {

    PersonView view() {
        return new PersonView(id, profile.name(), profile.email(), pictureUrl());
    }

    /** Their own before the one that their token tells of. */
    @Nullable
    String pictureUrl() {
        return picture == null ? profile.picture() : PersonView.pictureUrl(id, picture);
    }
}
