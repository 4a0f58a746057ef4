package io.taskloom.engine.task.dependency;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

class TooManyDependents extends Conflict {

    private final int most;

    TooManyDependents(int most) {
        super("More than %d tasks wait for this one; move them by a bulk change.".formatted(most));
        this.most = most;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("limit", most);
    }
}
