package io.taskloom.engine.bpm.tryout;

/** A trial has used up its time or its steps; thrown through the engine, whose command it ends. */
final class TrialTooLong extends RuntimeException {

    TrialTooLong(String message) {
        super(message);
    }
}
