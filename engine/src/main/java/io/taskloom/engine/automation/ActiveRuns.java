package io.taskloom.engine.automation;

/** Tells which automations are still at work; implemented by those who record runs. */
public interface ActiveRuns {

    /** How many runs of it have not ended. */
    long count(AutomationId automation);
}
