package io.taskloom.engine.time;

import io.taskloom.engine.problem.Conflict;

class NoTimerRuns extends Conflict {

    NoTimerRuns() {
        super("No timer of yours runs; it was stopped elsewhere, perhaps.");
    }
}
