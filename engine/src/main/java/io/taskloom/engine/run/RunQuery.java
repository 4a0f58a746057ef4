package io.taskloom.engine.run;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.problem.InvalidInput;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which runs, as a caller asks for them; what is left out narrows nothing. */
@Schema(name = "RunQuery")
record RunQuery(
        @Parameter(description = "In one of these states")
        @ArraySchema(schema = @Schema(implementation = RunState.class))
        @Nullable
        @Size(max = 5)
        List<@Nullable String> state,

        @Parameter(description = "Of this automation") @Nullable
        AutomationId automation,

        @Parameter(description = "Begun not before") @Nullable
        Instant from,

        @Parameter(description = "Begun before") @Nullable Instant to,

        @Parameter(description = "Begun by this: the type of an event, or manual") @Nullable @Size(max = 100)
        String trigger,

        @Parameter(description = "Follows this version of the automation, which has to be named as well") @Nullable
        Integer version,

        @Parameter(description = "Stands at this element of the model, or failed there and is held; the element's id")
        @Nullable
        @Size(max = 255)
        String step,

        @Parameter(
                description =
                        "Has this text in its error, in any case of letters; or eight or more first characters of its own"
                                + " id or of its subject's")
        @Nullable
        @Size(max = 200)
        String q,

        @Parameter(description = "Whether it has ended; a failed one has not, as long as it can be retried") @Nullable
        Boolean ended,

        @Parameter(description = "Whether somebody has had it undone") @Nullable
        Boolean undone) {

    /** Of one automation, whatever else was asked for. */
    RunQuery of(AutomationId one) {
        return new RunQuery(state, one, from, to, trigger, version, step, q, ended, undone);
    }

    /** @throws InvalidInput naming what is wrong */
    RunFilter checked() {
        if (version != null && automation == null) {
            throw new InvalidInput("version", "automation", "A version is one of an automation: say of which.");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new InvalidInput("to", "order", "The end has to come after the beginning.");
        }
        return new RunFilter(
                states(),
                automation,
                from,
                to,
                text("trigger", trigger, 100),
                version,
                text("step", step, 255),
                text("q", q, 200),
                ended,
                undone);
    }

    private Set<RunState> states() {
        Set<RunState> states = EnumSet.noneOf(RunState.class);
        if (state != null) {
            for (String each : state) {
                if (each != null && !each.isBlank()) {
                    states.add(state(each));
                }
            }
        }
        return states;
    }

    private static RunState state(String wire) {
        return Arrays.stream(RunState.values())
                .filter(each -> each.wire().equals(wire))
                .findAny()
                .orElseThrow(() -> new InvalidInput(
                        "state",
                        "unknown",
                        "A run is one of %s."
                                .formatted(Arrays.stream(RunState.values())
                                        .map(RunState::wire)
                                        .toList())));
    }

    /** Null for no text at all, so that an empty field of a form narrows nothing. */
    private static @Nullable String text(String field, @Nullable String text, int most) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > most) {
            throw new InvalidInput(field, "size", "It has %d characters at most.".formatted(most));
        }
        if (text.indexOf('\0') >= 0) {
            throw new InvalidInput(field, "format", "It may not contain the character NUL.");
        }
        return text.strip();
    }
}
