package io.taskloom.engine.bpm;

import io.taskloom.engine.problem.Conflict;

/** An instance stays on its version: the plan leads nowhere from where it waits. */
public class NotMigrated extends Conflict {

    /** @param reason in a person's words */
    public NotMigrated(String reason) {
        super(reason);
    }
}
