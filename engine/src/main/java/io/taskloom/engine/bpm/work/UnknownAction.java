package io.taskloom.engine.bpm.work;

import io.taskloom.engine.problem.Unprocessable;

/** A model asks for an action that this installation does not have. */
class UnknownAction extends Unprocessable {

    UnknownAction(String name) {
        super("There is no action \"%s\" here.".formatted(name));
    }
}
