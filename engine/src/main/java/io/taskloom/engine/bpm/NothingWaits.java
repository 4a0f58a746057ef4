package io.taskloom.engine.bpm;

import io.taskloom.engine.problem.Conflict;

/** The process has moved on: nothing waits for that message or completion any more. */
public class NothingWaits extends Conflict {

    public NothingWaits(String what) {
        super("The process does not wait for " + what + " any more.");
    }
}
