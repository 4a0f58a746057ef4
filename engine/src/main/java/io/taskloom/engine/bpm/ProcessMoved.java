package io.taskloom.engine.bpm;

import io.taskloom.engine.problem.Conflict;

/** Two changes met at one step of one instance; the other one won, and this one may be tried again. */
public class ProcessMoved extends Conflict {

    public ProcessMoved() {
        super("The process moved at the same moment. Try again.");
    }
}
