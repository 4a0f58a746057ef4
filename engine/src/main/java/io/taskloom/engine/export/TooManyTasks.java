package io.taskloom.engine.export;

import io.taskloom.engine.problem.Unprocessable;
import java.util.Map;

/** More than one file should hold; a filter makes it fewer. */
class TooManyTasks extends Unprocessable {

    private final int most;

    TooManyTasks(int most) {
        super("One file has at most %,d tasks: narrow the filter.".formatted(most));
        this.most = most;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("most", most);
    }
}
