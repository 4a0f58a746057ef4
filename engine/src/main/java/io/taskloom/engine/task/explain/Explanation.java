package io.taskloom.engine.task.explain;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.Reactions.Reaction;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.task.TaskRef;
import io.taskloom.engine.task.explain.RunFacts.RunFact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a task is here, and what happens next.
 *
 * @param changes the newest five, newest first
 * @param timers that are armed, soonest first
 * @param onCompletion automations that wait for a task to be completed, and whether this one would start them
 * @param waitsFor open tasks that block it, of those the caller may see
 * @param step what it is in an automation's run; null for a task, a closed step, and a run that the caller may not see
 */
@Schema(name = "TaskExplanation")
public record Explanation(
        Origin origin,
        List<Change> changes,
        List<Timer> timers,
        List<Reaction> onCompletion,
        List<TaskRef> waitsFor,
        @Nullable Step step) {

    /**
     * Who made it.
     *
     * @param person null if no person did
     * @param run null if no run did, or the caller may not see it
     */
    @Schema(name = "ExplainedOrigin")
    public record Origin(
            @Schema(allowableValues = {"person", "run", "import", "quiet_import", "system"})
            String kind,

            @Nullable PersonView person,
            @Nullable RunFact run) {}

    /** @param run null if no run did it, or the caller may not see it */
    @Schema(name = "ExplainedChange")
    public record Change(
            Instant at, String type, By actor, @Nullable RunFact run) {

        @Schema(name = "ExplainedActor")
        public record By(
                @Schema(allowableValues = {"person", "run", "import", "quiet_import", "system"})
                String kind,

                String id,
                String name) {}
    }

    /**
     * @param name as the model says it
     * @param told of an escalation, who
     */
    @Schema(name = "ExplainedTimer")
    public record Timer(
            @Schema(allowableValues = {"reminder", "escalation", "overdue", "timer"})
            String kind,

            String name,
            Instant at,

            @Schema(allowableValues = {"assignees", "manager"}) @Nullable
            String told) {}

    /** @param next names of what can come behind it in the model */
    @Schema(name = "ExplainedStep")
    public record Step(
            UUID automationId, String automationName, int version, RunId runId, String elementId, List<String> next) {}
}
