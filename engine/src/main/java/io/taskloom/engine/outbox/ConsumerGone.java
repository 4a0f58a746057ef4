package io.taskloom.engine.outbox;

import io.taskloom.engine.problem.Conflict;

class ConsumerGone extends Conflict {

    ConsumerGone(String name) {
        super("Nothing in this version handles events as \"%s\".".formatted(name));
    }
}
