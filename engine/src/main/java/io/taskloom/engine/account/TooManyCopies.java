package io.taskloom.engine.account;

import io.taskloom.engine.problem.TooManyRequests;
import java.util.Map;

class TooManyCopies extends TooManyRequests {

    private static final int RETRY_AFTER_SECONDS = 30;

    TooManyCopies() {
        super("A copy of your data is being made already.");
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("retryAfter", RETRY_AFTER_SECONDS);
    }
}
