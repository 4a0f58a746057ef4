package io.taskloom.engine.automation;

import io.taskloom.engine.problem.Conflict;

/** New runs use that version already. */
class AlreadyCurrent extends Conflict {

    AlreadyCurrent(int number) {
        super("Version %d is the published one already.".formatted(number));
    }
}
