package io.taskloom.engine.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.DomainEvent.Subject;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.PersonView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run of an automation.
 *
 * @param version the automation's version it follows
 * @param endedAt null while it can still go on; a failed run with none is held and can be retried
 * @param error why it is held or ended; null if all is well
 * @param replayOf the run of which this one is another attempt, with the same trigger and data; null for none
 * @param undo what came of undoing it; null for a run that nobody has had undone
 * @param errorRuns the runs that its failures have started, the newest first; left out of lists
 * @param bpmn the model it follows; left out of lists
 * @param corrections who has set variables of it while it was held, newest first; left out of lists
 */
@Schema(name = "Run")
public record RunView(
        RunId id,
        AutomationId automationId,
        String automationName,
        int version,
        WorkspaceId workspaceId,
        RunState state,
        Trigger trigger,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String error,
        @Nullable RunId replayOf,
        @Nullable Undo undo,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<RunId> errorRuns,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String bpmn,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Correction> corrections) {

    /**
     * What started it.
     *
     * @param type the event's type, {@code manual} or {@code Schedule}
     * @param subject what the run is about; null for nothing in particular
     * @param dueAt when a schedule wanted it to begin; left out if none did
     */
    @Schema(name = "RunTrigger")
    public record Trigger(
            String type,
            @Nullable UUID eventId,
            @Nullable Subject subject,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant dueAt) {}

    /**
     * Somebody has set variables before it was tried again.
     *
     * @param by null for somebody who is not known any more
     * @param names of the variables
     */
    @Schema(name = "RunCorrection")
    public record Correction(Instant at, @Nullable PersonView by, List<String> names) {}

    /**
     * What it did is taken back, or was.
     *
     * @param endedAt null while it is under way
     * @param by null for somebody who is not known any more
     */
    @Schema(name = "RunUndo")
    public record Undo(
            UndoState state,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable PersonView by) {}

    @Schema(name = "RunUndoState")
    public enum UndoState {
        UNDER_WAY,
        UNDONE,
        /** Something stays as it is. */
        PARTLY,
        /** A step could not be taken back that may be another time. */
        FAILED;

        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static UndoState of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    RunView undoneBy(@Nullable PersonView person) {
        Undo undone = undo == null ? null : new Undo(undo.state(), undo.startedAt(), undo.endedAt(), person);
        return copy(undone, errorRuns, bpmn, corrections);
    }

    RunView with(String model, List<Correction> corrected, List<RunId> startedByFailure) {
        return copy(undo, startedByFailure, model, corrected);
    }

    private RunView copy(
            @Nullable Undo undone,
            @Nullable List<RunId> startedByFailure,
            @Nullable String model,
            @Nullable List<Correction> corrected) {
        return new RunView(
                id,
                automationId,
                automationName,
                version,
                workspaceId,
                state,
                trigger,
                startedAt,
                endedAt,
                error,
                replayOf,
                undone,
                startedByFailure,
                model,
                corrected);
    }
}
