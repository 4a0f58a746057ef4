package io.taskloom.engine.attachment;

import io.taskloom.engine.problem.TooLarge;
import java.util.Map;
import org.springframework.util.unit.DataSize;

class TaskFull extends TooLarge {

    private final DataSize most;
    private final long used;

    TaskFull(DataSize most, long used) {
        super("The files of a task have at most %s together.".formatted(Sizes.words(most)));
        this.most = most;
        this.used = used;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("most", most.toBytes(), "used", used);
    }
}
