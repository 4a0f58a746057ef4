package io.taskloom.engine.workspace.invitation;

import io.taskloom.engine.problem.Forbidden;
import java.util.Map;

class InvitationForAnother extends Forbidden {

    private final Address invited;

    InvitationForAnother(Address invited) {
        super("This invitation was sent to %s. Sign in with the account that has this address."
                .formatted(invited.hint()));
        this.invited = invited;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("invited", invited.hint());
    }
}
