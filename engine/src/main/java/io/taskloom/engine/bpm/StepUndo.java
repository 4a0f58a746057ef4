package io.taskloom.engine.bpm;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes back what steps of runs did (promise F4). Features implement it as a bean, for the topics that are theirs. */
public interface StepUndo {

    /** Why a step can't be taken back of which not all is known any more. */
    String NOT_KEPT = "What went in or came out was too large to be kept.";

    /** @param topic {@code connector:webhook.call} or {@code taskloom:create-task} */
    boolean handles(String topic);

    /**
     * What {@link #undo} would come to now; changes nothing. Called with no transaction open, for the steps of a run from the last
     * to the first.
     *
     * @param ahead what the looks before this one would have changed: for whoever looks to write and to read
     * @return empty if the step changed nothing that anybody could take back
     */
    Optional<Outcome> look(Actor actor, Done step, Map<String, Object> ahead);

    /**
     * Takes it back. Called with no transaction open, at least once; with the same {@link Done#key()} each time.
     *
     * @param actor with whose rights
     * @param record writes the outcome down; to be called within the transaction of what is done, where that is one
     */
    Outcome undo(Actor actor, Done step, Consumer<Outcome> record);

    /**
     * A step that was done.
     *
     * @param key the same for every attempt at taking it back; hand it to the peer
     * @param attempt 1 for the first
     * @param automation its name
     * @param asked since when the run is being undone
     * @param input what it was given; null if not all of it was kept
     * @param output what it brought, the same
     */
    record Done(
            UUID key,
            int attempt,
            RunId run,
            String automation,
            WorkspaceId workspace,
            String topic,
            Instant asked,
            @Nullable Map<String, Object> input,
            @Nullable Map<String, Object> output) {

        /** What it brought, without what its model made of that; null if it brought nothing, or not all of it was kept. */
        public @Nullable Object result() {
            return output == null ? null : output.get("result");
        }
    }

    /**
     * One thing that the step had changed.
     *
     * @param what a field of a task by its name in the API, {@code task} for all of it, or what is called
     * @param left why it stays as it is; null if it is taken back
     */
    record Effect(String what, @Nullable String left) {}

    sealed interface Outcome {
        /** @param effects at least one; some may have been left */
        record Taken(List<Effect> effects) implements Outcome {}

        /** Nothing is changed, for good. @param why a sentence */
        record Impossible(String why) implements Outcome {}

        /** @param after how long to wait at least; null for the usual time. Of a {@link #look} never */
        record Failed(
                String why, boolean retryable, @Nullable Duration after) implements Outcome {}
    }
}
