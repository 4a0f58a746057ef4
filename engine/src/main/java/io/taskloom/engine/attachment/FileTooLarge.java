package io.taskloom.engine.attachment;

import io.taskloom.engine.problem.TooLarge;
import java.util.Map;
import org.springframework.util.unit.DataSize;

class FileTooLarge extends TooLarge {

    private final DataSize most;

    FileTooLarge(DataSize most) {
        super("A file has at most %s.".formatted(Sizes.words(most)));
        this.most = most;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("most", most.toBytes());
    }
}
