package io.taskloom.engine.bpm;

import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param process which definition: a key (newest version; our own models) or an exact deployed one
 * @param businessKey id of the row the instance belongs to: the task's for {@code task.bpmn}, the run's subject otherwise
 * @param workspace tenant of the definition; for our own models the workspace the instance works for
 * @param variables ids and small values
 * @param cause why a run starts; null for our own models
 */
public record StartProcess(
        Definition process,
        @Nullable String businessKey,
        WorkspaceId workspace,
        Map<String, ?> variables,
        @Nullable Cause cause) {

    public sealed interface Definition {
        /** The newest version of one of our own models. */
        record OwnKey(String key) implements Definition {}

        /** One exact version, as {@link Deployments#deploy} answered it. */
        record Exact(String definitionId) implements Definition {}
    }

    /**
     * What made a run start; handed on to {@link RunJournal#started}.
     *
     * @param trigger {@code TaskCreated}, {@code manual}…
     * @param event the event that triggered it, if one did
     * @param project where that happened; null if in none, or if nothing triggered it
     * @param startEvent BPMN id of the start event to begin at; null for the only one
     * @param depth how many automations led here, see {@link io.taskloom.engine.event.Actor#depth()}
     * @param by whose doing it was; null for nobody's
     */
    public record Cause(
            String trigger,
            @Nullable UUID event,
            DomainEvent.@Nullable Subject subject,
            @Nullable ProjectId project,
            @Nullable String startEvent,
            int depth,
            @Nullable PersonId by) {

        /** Of something that happened in no project. */
        public Cause(
                String trigger,
                @Nullable UUID event,
                DomainEvent.@Nullable Subject subject,
                @Nullable String startEvent,
                int depth) {
            this(trigger, event, subject, null, startEvent, depth, null);
        }
    }
}
