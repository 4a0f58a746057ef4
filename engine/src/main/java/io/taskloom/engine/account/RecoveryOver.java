package io.taskloom.engine.account;

import io.taskloom.engine.problem.Gone;
import java.util.Map;

class RecoveryOver extends Gone {

    private final DeletionState state;

    RecoveryOver(DeletionState state) {
        super(
                state == DeletionState.RESTORED
                        ? "This account was restored; the link is used up."
                        : "The time in which this account could be restored is over.");
        this.state = state;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("state", state.wire());
    }
}
