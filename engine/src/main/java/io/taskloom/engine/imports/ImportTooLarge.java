package io.taskloom.engine.imports;

import io.taskloom.engine.problem.TooLarge;
import java.util.Map;
import org.springframework.util.unit.DataSize;

class ImportTooLarge extends TooLarge {

    private final DataSize most;

    ImportTooLarge(DataSize most) {
        super("A file to import has at most %d MB.".formatted(most.toMegabytes()));
        this.most = most;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("limitBytes", most.toBytes());
    }
}
