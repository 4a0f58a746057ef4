package io.taskloom.engine.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.DomainEvent.Subject;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.PersonView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run of an automation.
 *
 * @param version the automation's version it follows
 * @param endedAt null while it can still go on; a failed run with none is held and can be retried
 * @param error why it is held or ended; null if all is well
 * @param replayOf the run of which this one is another attempt, with the same trigger and data; null for none
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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<RunId> errorRuns,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String bpmn,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Correction> corrections) {

    /**
     * What started it.
     *
     * @param type the event's type, or {@code manual}
     * @param subject what the run is about; null for nothing in particular
     */
    @Schema(name = "RunTrigger")
    public record Trigger(
            String type, @Nullable UUID eventId, @Nullable Subject subject) {}

    /**
     * Somebody has set variables before it was tried again.
     *
     * @param by null for somebody who is not known any more
     * @param names of the variables
     */
    @Schema(name = "RunCorrection")
    public record Correction(Instant at, @Nullable PersonView by, List<String> names) {}

    RunView with(String model, List<Correction> corrected, List<RunId> startedByFailure) {
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
                startedByFailure,
                model,
                corrected);
    }
}
