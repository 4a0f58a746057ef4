package io.taskloom.engine.bpm;

import io.taskloom.engine.problem.Forbidden;

/** A step of Taskloom's own models, asked for by somebody's automation. */
public class NotForAutomations extends Forbidden {

    public NotForAutomations() {
        super("Only Taskloom's own processes do that.");
    }
}
