package io.taskloom.engine.bpm;

import io.taskloom.engine.problem.TooManyRequests;
import java.util.Map;

/** The node is busy with other try-outs. */
public class TooManyTryOuts extends TooManyRequests {

    private static final int RETRY_AFTER_SECONDS = 2;

    public TooManyTryOuts() {
        super("Others are trying out their models just now; try again in a moment.");
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("retryAfter", RETRY_AFTER_SECONDS);
    }
}
