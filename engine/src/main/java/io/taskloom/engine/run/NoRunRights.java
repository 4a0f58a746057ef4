package io.taskloom.engine.run;

import io.taskloom.engine.problem.Forbidden;

/** Whoever published the run's automation may not do so any more, so that it acts for nobody: the run is held. */
class NoRunRights extends Forbidden {

    NoRunRights() {
        super("Who published this automation may no longer do so; somebody who may has to publish it again.");
    }
}
