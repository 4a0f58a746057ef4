package io.taskloom.engine.web;

import io.taskloom.engine.problem.Unprocessable;

class KeyReused extends Unprocessable {

    KeyReused() {
        super("This Idempotency-Key was used for another request; take a new one.");
    }
}
