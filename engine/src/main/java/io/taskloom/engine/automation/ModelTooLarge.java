package io.taskloom.engine.automation;

import io.taskloom.engine.problem.TooLarge;
import java.util.Map;
import org.springframework.util.unit.DataSize;

/** A model beyond the size limit; nothing was kept. */
class ModelTooLarge extends TooLarge {

    private final long limit;

    ModelTooLarge(DataSize limit) {
        super("A model, its forms, and its decisions, may have %d KB at most.".formatted(limit.toKilobytes()));
        this.limit = limit.toBytes();
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("limit", limit);
    }
}
