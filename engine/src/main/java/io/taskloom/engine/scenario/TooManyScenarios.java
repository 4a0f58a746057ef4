package io.taskloom.engine.scenario;

import io.taskloom.engine.problem.Conflict;

/** The automation has as many as it may have. */
class TooManyScenarios extends Conflict {

    TooManyScenarios(int most) {
        super("An automation has at most %d scenarios; delete one first.".formatted(most));
    }
}
