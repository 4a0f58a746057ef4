package io.taskloom.engine.run;

import io.taskloom.engine.automation.AutomationId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
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
 * @param ended whether it has; a failed one has not, as long as it can be retried
 * @param undone whether somebody has had it undone
 */
record RunFilter(
        Set<RunState> states,
        @Nullable AutomationId automation,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String trigger,
        @Nullable Integer version,
        @Nullable String step,
        @Nullable String text,
        @Nullable Boolean ended,
        @Nullable Boolean undone) {

    private static final Set<RunState> HALTED = Set.of(RunState.COMPLETED, RunState.FAILED, RunState.CANCELLED);

    /** Those of them that have not ended and are in one of these states; empty if it speaks of others only. */
    Optional<RunFilter> open(Set<RunState> among) {
        Set<RunState> these = EnumSet.copyOf(among);
        if (!states.isEmpty()) {
            these.retainAll(states);
        }
        return these.isEmpty() || Boolean.TRUE.equals(ended)
                ? Optional.empty()
                : Optional.of(new RunFilter(these, automation, from, to, trigger, version, step, text, false, undone));
    }

    /** Those of them that are over or held, and that nobody has had undone; empty if it speaks of others only. */
    Optional<RunFilter> halted() {
        Set<RunState> these = EnumSet.copyOf(HALTED);
        if (!states.isEmpty()) {
            these.retainAll(states);
        }
        return these.isEmpty() || Boolean.TRUE.equals(undone)
                ? Optional.empty()
                : Optional.of(new RunFilter(these, automation, from, to, trigger, version, step, text, ended, false));
    }
}
