package io.taskloom.engine.trigger;

import io.taskloom.engine.problem.Unprocessable;

/** A condition whose answer is neither true nor false. */
class ConditionUnclear extends Unprocessable {

    ConditionUnclear(String condition, Object answer) {
        super("The condition \"%s\" answers %s, which is neither true nor false.".formatted(condition, answer));
    }
}
