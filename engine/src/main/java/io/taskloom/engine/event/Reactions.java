package io.taskloom.engine.event;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers what an event would set off if it happened now (promise F2); implemented by whoever starts automations. */
public interface Reactions {

    /**
     * Every automation that waits for such an event and that the actor may see, in the order of their names. Nothing is
     * started or written.
     */
    List<Reaction> to(Actor actor, DomainEvent event);

    /**
     * @param version the one that would run
     * @param condition FEEL; null for none
     * @param fires null where that can't be told
     * @param why it does not, or can't be told, as a sentence; null where it does
     */
    @Schema(name = "ExplainedReaction")
    record Reaction(
            UUID automationId,
            String name,
            int version,
            @Nullable String condition,
            @Nullable Boolean fires,
            @Nullable String why) {}
}
