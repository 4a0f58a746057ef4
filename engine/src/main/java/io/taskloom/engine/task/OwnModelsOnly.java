package io.taskloom.engine.task;

import io.taskloom.engine.problem.Forbidden;

/** A step of our own models, found in a user's. */
public class OwnModelsOnly extends Forbidden {

    public OwnModelsOnly(String action) {
        super("The step %s is Taskloom's own.".formatted(action));
    }
}
