package io.taskloom.engine.bpm;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Moves what waits; every method joins the caller's transaction. */
public interface Waits {

    /**
     * Asks a condition where the run stands.
     *
     * @param condition FEEL
     * @param besides variables that come before the run's own
     * @throws ExpressionFailed if it can't be evaluated; the transaction can go on
     * @throws NothingWaits if it waits no longer
     */
    @Nullable
    Object evaluate(WaitId wait, String condition, Map<String, ?> besides);

    /**
     * What it waited for has come. What follows begins in a transaction of its own.
     *
     * @param variables set for the run
     * @throws NothingWaits if it waits no longer
     * @throws ProcessMoved if something else moved the run at the same time
     */
    void goOn(WaitId wait, Map<String, ?> variables);

    /** Tells {@link WaitJournal} what an instance waits for that has been migrated. */
    void retell(InstanceId instance);
}
