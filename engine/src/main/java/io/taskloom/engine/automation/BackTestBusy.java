package io.taskloom.engine.automation;

import io.taskloom.engine.problem.TooManyRequests;
import java.util.Map;

/** The node is busy with other back-tests. */
class BackTestBusy extends TooManyRequests {

    private static final int RETRY_AFTER_SECONDS = 2;

    BackTestBusy() {
        super("Others are looking back just now; try again in a moment.");
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("retryAfter", RETRY_AFTER_SECONDS);
    }
}
