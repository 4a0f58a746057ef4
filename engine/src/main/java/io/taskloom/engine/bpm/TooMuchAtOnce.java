package io.taskloom.engine.bpm;

import io.taskloom.engine.problem.Unprocessable;

/** Between two waits a run did more, or made larger values, than one may. Nothing of it is kept: the run stands where it waited. */
public class TooMuchAtOnce extends Unprocessable implements OverItsLimits {

    /** @param detail a whole sentence */
    public TooMuchAtOnce(String detail) {
        super(detail);
    }
}
