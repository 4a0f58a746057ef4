package io.taskloom.engine.web;

import io.taskloom.engine.problem.TooLarge;
import java.util.Map;
import org.springframework.util.unit.DataSize;

class BodyTooLarge extends TooLarge {

    private final DataSize limit;

    BodyTooLarge(DataSize limit) {
        super("The body is larger than %d bytes.".formatted(limit.toBytes()));
        this.limit = limit;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("limitBytes", limit.toBytes());
    }
}
