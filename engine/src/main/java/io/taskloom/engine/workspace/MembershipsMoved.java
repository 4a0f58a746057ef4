package io.taskloom.engine.workspace;

import io.taskloom.engine.problem.Conflict;

class MembershipsMoved extends Conflict {

    MembershipsMoved() {
        super("Somebody has just let you into a workspace: look again at what becomes of it.");
    }
}
