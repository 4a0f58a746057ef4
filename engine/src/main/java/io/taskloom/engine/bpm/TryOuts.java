package io.taskloom.engine.bpm;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.bpm.Deployments.ModelSummary;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tries a model out (promise A5): the engine itself deploys and runs it, in a workspace that exists for nobody else and in a
 * transaction that is always rolled back. Nothing of it lasts, so a {@code kill -9} leaves nothing, and nothing leaves the system:
 * steps are never worked on, they go on with the answers they are given here.
 */
public interface TryOuts {

    /**
     * Checks a model once, for as many try-outs as there are to be.
     *
     * @throws ModelRefused if it may not be published either
     */
    Model accept(String bpmn, Drawn drawn);

    /** What {@link #accept} has accepted. */
    record Model(String bpmn, Drawn drawn, ModelSummary summary) {}

    /**
     * Runs from the start until every answer is used, or the model is through; must not be called in a transaction.
     *
     * @throws io.taskloom.engine.problem.InvalidInput if an answer does not fit a form, or the variables the start's
     * @throws io.taskloom.engine.problem.NotFound if there is no such start event
     * @throws TooManyTryOuts if the node is busy with as many as it takes at once
     */
    TryOut tryOut(Plan plan);

    /**
     * @param startEvent BPMN id; null for the only one
     * @param variables what a run would be given; where the start has a form, what is filled in there
     * @param answers in the order in which they are used, each by the first that waits at its element
     * @param skipTimers whether timers fire at once when nothing else goes on
     * @param moves how many answers and timers to go on with at most; the rest stays for the next call
     */
    record Plan(
            Model model,
            @Nullable String startEvent,
            Map<String, ?> variables,
            List<Answer> answers,
            boolean skipTimers,
            int moves) {

        /** As many as a try-out may have. */
        public static final int MOST_MOVES = 200;
    }

    /**
     * What a step brings, a person fills in, a message carries; or the word for a timer to fire.
     *
     * @param element BPMN id
     * @param output JSON-like; for forms and messages an object
     * @param error code of the BPMN error that the step ends with instead
     * @param failure why the step fails for good instead
     * @param always not used up, as for the steps of a loop
     */
    record Answer(
            String element,
            @Nullable Object output,
            @Nullable String error,
            @Nullable String failure,
            boolean always) {}

    /**
     * @param steps every pass through an element, in the order they began
     * @param waiting where it stands
     * @param flows BPMN ids of the sequence flows it went along, each once
     * @param variables of the process as a whole, as they are now or were at its end
     * @param moves how many answers and timers it went on with
     * @param error why it failed or was stopped; null if neither
     */
    record TryOut(
            State state,
            List<Step> steps,
            List<String> flows,
            List<Waiting> waiting,
            Map<String, Object> variables,
            int moves,
            @Nullable Failure error) {}

    @Schema(name = "TryOutState")
    enum State {
        /** For an answer, or for another move. */
        WAITING,
        COMPLETED,
        FAILED,
        /** It took too long, or too many steps. */
        STOPPED;

        @JsonValue
        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param element BPMN id; null if none is to blame */
    @Schema(name = "TryOutFailure")
    record Failure(@Nullable String element, String message) {}

    /**
     * @param state {@code active}, {@code completed}, {@code failed} or {@code cancelled}
     * @param decisions what it has decided; empty for steps that decide nothing
     */
    @Schema(name = "TryOutStep")
    record Step(
            String elementId,
            @Nullable String elementName,
            String elementType,
            StepState state,
            Map<String, Object> input,
            Map<String, Object> output,
            List<Decided> decisions,
            @Nullable String error) {}

    @Schema(name = "TryOutStepState")
    enum StepState {
        ACTIVE,
        COMPLETED,
        FAILED,
        CANCELLED;

        @JsonValue
        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param topic what a step would do: {@code connector:email.send}; null for others
     * @param input the step's evaluated input
     * @param message the name of the message or signal
     * @param form form-js JSON to fill in
     * @param data what the form is shown with
     * @param candidates whom the user task would be offered, as the model names them
     */
    @Schema(name = "TryOutWaiting")
    record Waiting(
            String elementId,
            Kind kind,
            @Nullable String topic,
            Map<String, Object> input,
            @Nullable Instant dueAt,
            @Nullable String message,

            @Schema(types = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE) @Nullable
            JsonNode form,

            Map<String, Object> data,
            List<String> candidates) {}

    @Schema(name = "TryOutWaitingKind")
    enum Kind {
        STEP,
        USER_TASK,
        TIMER,
        MESSAGE;

        @JsonValue
        String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
