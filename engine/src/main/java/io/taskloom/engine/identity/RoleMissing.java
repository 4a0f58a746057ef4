package io.taskloom.engine.identity;

import io.taskloom.engine.problem.Forbidden;

/** The caller's roles in the installation do not allow it. */
public class RoleMissing extends Forbidden {

    public RoleMissing() {
        super("Your role does not allow this.");
    }
}
