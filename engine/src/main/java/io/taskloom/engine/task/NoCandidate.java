package io.taskloom.engine.task;

import io.taskloom.engine.problem.Forbidden;
import java.util.List;
import java.util.Map;

class NoCandidate extends Forbidden {

    private final List<String> groups;

    NoCandidate(List<String> groups) {
        super("Only these can take this: " + String.join(", ", groups) + ".");
        this.groups = List.copyOf(groups);
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("groups", groups);
    }
}
