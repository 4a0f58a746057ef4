package io.taskloom.engine.wait;

import io.taskloom.engine.problem.Conflict;

/** An address is good once. */
class CallbackUsed extends Conflict {

    CallbackUsed() {
        super("This address has been called before, and is good only once.");
    }
}
