package io.taskloom.engine.workspace.invitation;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

class TooManyOpenInvitations extends Conflict {

    private final int limit;

    TooManyOpenInvitations(int limit) {
        super("A workspace has at most %d open invitations: withdraw some first.".formatted(limit));
        this.limit = limit;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("limit", limit);
    }
}
