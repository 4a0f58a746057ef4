package io.taskloom.engine.task.dependency;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

/** {@code path}: each is before the next, and the last would be before the first. */
class DependencyCycle extends Conflict {

    private final Seen path;

    DependencyCycle(Seen path) {
        super("That would close a circle: each of these tasks would have to come before itself.");
        this.path = path;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("path", path.tasks(), "hidden", path.hidden());
    }
}
