package io.taskloom.engine.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.PersonId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as others see them.
 *
 * @param pictureUrl a path of this API, to be fetched with the caller's token and another after each change; or another site's
 *     address, where whoever signs people in told of one; null for initials
 */
@Schema(name = "Person")
public record PersonView(
        PersonId id,
        String name,
        @Nullable String email,
        @Nullable String pictureUrl) {

    /** Where a picture is that a person has put here. */
    public static String pictureUrl(PersonId person, UUID picture) {
        return "/api/v1/people/%s/picture/%s".formatted(person, picture);
    }

    /** @param known null for one of whom only the id is left */
    public static PersonView orGone(@Nullable PersonView known, PersonId id) {
        return known == null ? new PersonView(id, "Somebody who has left", null, null) : known;
    }
}
