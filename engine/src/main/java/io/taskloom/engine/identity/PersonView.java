package io.taskloom.engine.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.PersonId;
import org.jspecify.annotations.Nullable;

/** A person as others see them. */
@Schema(name = "Person")
public record PersonView(
        PersonId id,
        String name,
        @Nullable String email,
        @Nullable String pictureUrl) {

    /** @param known null for one of whom only the id is left */
    public static PersonView orGone(@Nullable PersonView known, PersonId id) {
        return known == null ? new PersonView(id, "Somebody who has left", null, null) : known;
    }
}
