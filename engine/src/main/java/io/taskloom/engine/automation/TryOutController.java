package io.taskloom.engine.automation;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.Keys;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.AUTOMATIONS)
@RequestMapping("/api/v1/automations/{automation}")
@Tag(name = "Automations")
class TryOutController {

    private final DraftTrials trials;

    TryOutController(DraftTrials trials) {
        this.trials = trials;
    }

    @PostMapping("/try")
    @Operation(
            summary = "Try the draft out",
            description =
                    "Runs it from the start with the given answers, and takes all of it back: nothing is kept, no step is really"
                            + " done. Says whether the trigger's condition would have begun a run with these variables, and goes on"
                            + " regardless. It stops where no answer is left, and says what it waits for; ask again with one more to"
                            + " go on. 422 with findings if it could not be published; 429 while others try theirs out.")
    TriedDraft tryOut(Actor actor, @PathVariable AutomationId automation, @Valid @RequestBody NewTryOut body) {
        return trials.run(actor, automation, body);
    }

    /**
     * @param bpmn null for the draft as saved
     * @param forms the same
     * @param decisions the same
     * @param start BPMN id of the start event; null for the only one
     * @param variables what a run would be given, by name
     * @param answers used in this order, each at its element
     * @param skipTimers whether timers fire at once when nothing else goes on; null for no
     * @param moves with how many answers and timers to go on at most; null for all
     */
    record NewTryOut(
            @Nullable String bpmn,
            @Nullable Map<String, JsonNode> forms,
            @Nullable Map<String, String> decisions,
            @Nullable @Size(max = 255) String start,

            @Schema(example = "{\"task\": {\"title\": \"Buy milk\", \"priority\": \"high\"}}") @Nullable
            Map<String, @Nullable Object> variables,

            @Nullable @Size(max = 200) List<@Valid @NotNull NewTryOutAnswer> answers,
            @Nullable Boolean skipTimers,
            @Nullable @Min(0) @Max(200) Integer moves) {}

    /**
     * @param element BPMN id of what waits
     * @param output what a step brings; by name, what a person fills in or a message carries; null for a timer that fires
     * @param error code of the BPMN error with which the step ends instead
     * @param failure why the step fails for good instead
     * @param always not used up, as for the steps of a loop; null for no
     */
    record NewTryOutAnswer(
            @NotNull @Size(min = 1, max = 255) String element,
            @Nullable Object output,
            @Nullable @Size(min = 1, max = 100) String error,
            @Nullable @Size(min = 1, max = 1_000) String failure,
            @Nullable Boolean always) {}
}
