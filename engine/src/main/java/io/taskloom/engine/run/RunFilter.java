package io.taskloom.engine.run;

import io.taskloom.engine.automation.AutomationId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which runs. Its text names it in a cursor, so that a cursor of one filter is refused by another.
 *
 * @param states empty for all
 * @param from of its beginning, inclusive
 * @param to exclusive
 * @param step BPMN id of an element at which it stands or is held
 * @param text part of its error, or the beginning of its id or its subject's
 */
record RunFilter(
        Set<RunState> states,
        @Nullable AutomationId automation,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String trigger,
        @Nullable Integer version,
        @Nullable String step,
        @Nullable String text) {

    RunFilter of(AutomationId one) {
        return new RunFilter(states, one, from, to, trigger, version, step, text);
    }
}
