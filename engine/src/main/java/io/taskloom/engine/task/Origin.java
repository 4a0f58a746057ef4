package io.taskloom.engine.task;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ActorColumns;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a task comes from.
 *
 * @param kind {@code person}, {@code run}, {@code import}, {@code quiet_import} or {@code system}
 * @param id of the person or run
 * @param step key of the automation's step that made it
 */
@Schema(name = "TaskOrigin")
public record Origin(
        @Schema(allowableValues = {"person", "run", "import", "quiet_import", "system"})
        String kind,

        @Nullable UUID id,
        @JsonIgnore @Nullable UUID step) {

    static Origin of(Actor actor, @Nullable UUID step) {
        return switch (actor) {
            case Actor.Person person -> new Origin("person", person.person().value(), step);
            case Actor.Run run -> new Origin("run", run.run().value(), step);
            case Actor.Import made ->
                new Origin(ActorColumns.of(made).kind(), made.person().value(), step);
            case Actor.System ignored -> new Origin("system", null, step);
        };
    }
}
