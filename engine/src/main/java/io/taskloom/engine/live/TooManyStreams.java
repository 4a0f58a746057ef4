package io.taskloom.engine.live;

import io.taskloom.engine.problem.TooManyRequests;
import java.util.Map;

class TooManyStreams extends TooManyRequests {

    TooManyStreams(int most) {
        super("You follow by %d streams at once already; close one.".formatted(most));
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("retryAfter", 30);
    }
}
