package io.taskloom.engine.workspace.invitation;

import io.taskloom.engine.problem.Gone;
import java.util.Map;

class InvitationOver extends Gone {

    private final InvitationState state;

    InvitationOver(InvitationState state) {
        super("This invitation can not be answered any more: it is %s.".formatted(state.wire()));
        this.state = state;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("state", state.wire());
    }
}
