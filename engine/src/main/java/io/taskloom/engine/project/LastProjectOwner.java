package io.taskloom.engine.project;

import io.taskloom.engine.problem.Conflict;

class LastProjectOwner extends Conflict {

    LastProjectOwner() {
        super("A project with members needs an owner: make somebody else one first.");
    }
}
