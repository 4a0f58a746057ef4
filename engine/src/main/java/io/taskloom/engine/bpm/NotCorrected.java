package io.taskloom.engine.bpm;

import io.taskloom.engine.problem.Unprocessable;

/** A held step's inputs can't be worked out with the data that was given. */
public class NotCorrected extends Unprocessable {

    public NotCorrected(String detail) {
        super(detail);
    }
}
