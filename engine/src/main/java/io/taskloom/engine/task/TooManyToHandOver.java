package io.taskloom.engine.task;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

/** They would all have to change hands at once. */
class TooManyToHandOver extends Conflict {

    private final int most;

    TooManyToHandOver(int most) {
        super("These are more than %d open tasks; hand some of them over in the list first.".formatted(most));
        this.most = most;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("limit", most);
    }
}
