package io.taskloom.engine.outbox;

import io.taskloom.engine.problem.DependencyFailed;
import java.util.Map;

class FailedAgain extends DependencyFailed {

    private final String reason;

    FailedAgain(String reason) {
        super("The event could not be handled this time either.");
        this.reason = reason;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("reason", reason);
    }
}
