package io.taskloom.engine.export;

import io.taskloom.engine.problem.TooManyRequests;
import java.time.Duration;
import java.util.Map;

/** So many files are being written for one person already. */
class TooManyExports extends TooManyRequests {

    private final Duration retryAfter;

    TooManyExports(int most, Duration retryAfter) {
        super("%d of your exports are being written already; wait until one is done.".formatted(most));
        this.retryAfter = retryAfter;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("retryAfter", retryAfter.toSeconds());
    }
}
