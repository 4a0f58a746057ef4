package io.taskloom.engine.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who did something, as others see it.
 *
 * @param kind {@code person}, {@code run}, {@code import}, {@code quiet_import} or {@code system}
 * @param id of the person or run; the part's name for the system
 * @param pictureUrl as in {@link PersonView}; null where there is none
 */
@Schema(name = "Actor")
public record ActorView(
        @Schema(allowableValues = {"person", "run", "import", "quiet_import", "system"})
        String kind,

        String id,
        String name,
        @Nullable String pictureUrl) {}
