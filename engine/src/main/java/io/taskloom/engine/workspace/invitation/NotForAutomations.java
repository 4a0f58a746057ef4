package io.taskloom.engine.workspace.invitation;

import io.taskloom.engine.problem.Forbidden;

/** A step of {@code invitation.bpmn}, found in a user's model. */
class NotForAutomations extends Forbidden {

    NotForAutomations() {
        super("This step is Taskloom's own.");
    }
}
