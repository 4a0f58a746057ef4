package io.taskloom.engine.recurrence;

import io.taskloom.engine.problem.Conflict;

class LastOfSeries extends Conflict {

    LastOfSeries(String message) {
        super(message);
    }
}
