package io.taskloom.engine.workspace.invitation;

import io.taskloom.engine.problem.Conflict;

/** Whoever has that address is in already, and with at least that role. */
public class AlreadyMember extends Conflict {

    AlreadyMember() {
        super("This person is a member already.");
    }
}
