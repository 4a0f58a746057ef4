package io.taskloom.engine.workspace;

import io.taskloom.engine.problem.Conflict;

class LastOwner extends Conflict {

    LastOwner() {
        super("A workspace needs an owner: make somebody else one first.");
    }
}
