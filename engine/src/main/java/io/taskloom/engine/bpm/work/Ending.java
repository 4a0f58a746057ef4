package io.taskloom.engine.bpm.work;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one attempt at a step ends, as the engine is to record it. */
sealed interface Ending {

    record Completed(@Nullable Object result) implements Ending {}

    record Thrown(String code, String message) implements Ending {}

    /** @param again after {@code pause}; otherwise the step holds an incident */
    record Failed(String message, boolean again, Duration pause) implements Ending {}
}
