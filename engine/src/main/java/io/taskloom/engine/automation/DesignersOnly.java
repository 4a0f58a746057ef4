package io.taskloom.engine.automation;

import io.taskloom.engine.problem.Forbidden;

/** Automations are changed by a workspace's owner and admins, and by members who are designers. */
class DesignersOnly extends Forbidden {

    DesignersOnly() {
        super("Only the workspace's owner, its admins, and its members with the role designer may do this.");
    }
}
