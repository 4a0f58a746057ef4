package io.taskloom.engine.wait;

import io.taskloom.engine.problem.Gone;

/** Nobody waits for the call any more. */
class CallbackOver extends Gone {

    CallbackOver() {
        super("What was to wait for this call has ended.");
    }
}
