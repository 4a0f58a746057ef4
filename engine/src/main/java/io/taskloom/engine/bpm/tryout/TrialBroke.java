package io.taskloom.engine.bpm.tryout;

import io.taskloom.engine.problem.Problem;
import org.jspecify.annotations.Nullable;

/** A command of a trial failed. */
final class TrialBroke extends RuntimeException {

    private final @Nullable String element;
    private final String reason;

    /** @param element where the engine was; null if it has not said */
    TrialBroke(@Nullable String element, RuntimeException cause) {
        super(cause);
        this.element = element;
        this.reason = Problem.in(cause).map(Problem::detail).orElseGet(() -> String.valueOf(cause.getMessage()));
    }

    @Nullable
    String element() {
        return element;
    }

    /** For a person. */
    String reason() {
        return reason;
    }
}
