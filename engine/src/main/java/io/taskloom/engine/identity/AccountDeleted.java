package io.taskloom.engine.identity;

import io.taskloom.engine.problem.Gone;

/** Promise I5: whoever has asked for the deletion of their account is told so, whatever they hold. */
public class AccountDeleted extends Gone {

    AccountDeleted() {
        super("This account is to be deleted. The link in your mailbox restores it.");
    }
}
