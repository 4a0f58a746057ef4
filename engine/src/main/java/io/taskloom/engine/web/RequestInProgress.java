package io.taskloom.engine.web;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

class RequestInProgress extends Conflict {

    RequestInProgress() {
        super("The first request with this Idempotency-Key is still at work; try again.");
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("retryAfter", 1);
    }
}
