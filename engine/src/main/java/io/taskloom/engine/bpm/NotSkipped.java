package io.taskloom.engine.bpm;

import io.taskloom.engine.problem.Conflict;

/** A step can't be left: it does not hold the instance, it is not clear which is meant, or it can only be tried again. */
public class NotSkipped extends Conflict {

    public NotSkipped(String detail) {
        super(detail);
    }
}
