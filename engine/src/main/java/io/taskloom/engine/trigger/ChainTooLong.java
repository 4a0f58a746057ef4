package io.taskloom.engine.trigger;

import io.taskloom.engine.problem.Unprocessable;

/** So many automations have started one another in a row that it looks like a circle. */
class ChainTooLong extends Unprocessable {

    ChainTooLong(int limit) {
        super("Not started: %d automations have started one another in a row, which looks like a circle."
                .formatted(limit));
    }
}
