package io.taskloom.engine.identity;

import io.taskloom.engine.problem.Forbidden;

/** Promise I1: an unverified account may sign in, but do nothing. */
public class EmailNotVerified extends Forbidden {

    EmailNotVerified() {
        super("Verify your e-mail address first; the link is in your mailbox.");
    }
}
