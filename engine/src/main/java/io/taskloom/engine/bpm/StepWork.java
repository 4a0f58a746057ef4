package io.taskloom.engine.bpm;

import io.taskloom.engine.event.WorkspaceId;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Work that leaves the database: what a service task with topic {@code <prefix>:<name>} does. Called on a virtual thread with
 * no transaction open, at least once; the worker keeps the lock alive while the call lasts and records the outcome in a second
 * short transaction.
 */
public interface StepWork {

    /** {@code connector}: it then gets every topic {@code connector:<name>}. */
    String prefix();

    /** Whether it can do {@code <prefix>:<name>}; asked at publish, so that nothing waits for work that does not exist. */
    default boolean offers(String name) {
        return true;
    }

    /** An exception is taken as {@link Outcome.Failed}, retryable. */
    Outcome perform(Call call) throws Exception;

    /**
     * @param name the topic's part behind the colon
     * @param idempotencyKey the same for every attempt at this step; hand it to the peer
     * @param attempt 1 for the first
     * @param input the step's input parameters, evaluated
     */
    record Call(
            String name,
            String idempotencyKey,
            int attempt,
            InstanceId instance,
            WorkspaceId workspace,
            String elementId,
            Map<String, Object> input) {}

    sealed interface Outcome {
        /** Variables local to the step, for its output parameters; JSON-like values. */
        record Done(Map<String, Object> output) implements Outcome {}

        /** @param retryAfter what the peer asked for; null for the step's own back-off */
        record Failed(
                String message, boolean retryable, @Nullable Duration retryAfter) implements Outcome {}

        /** A business failure: a BPMN error that the model may catch. */
        record Error(String code, String message) implements Outcome {}
    }
}
