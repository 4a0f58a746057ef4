package io.taskloom.engine.bpm.tryout;

import org.jspecify.annotations.Nullable;

/** A command of a trial failed. */
final class TrialBroke extends RuntimeException {

    private final @Nullable String element;

    /** @param element where the engine was; null if it has not said */
    TrialBroke(@Nullable String element, RuntimeException cause) {
        super(cause);
        this.element = element;
    }

    @Nullable
    String element() {
        return element;
    }
}
