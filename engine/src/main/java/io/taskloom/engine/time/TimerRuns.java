package io.taskloom.engine.time;

import io.taskloom.engine.problem.Conflict;

class TimerRuns extends Conflict {

    TimerRuns() {
        super("The timer of this entry still runs: stop it to say when it ended.");
    }
}
