package io.taskloom.engine.task;

import io.taskloom.engine.problem.Conflict;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** Only who sees a project can have its tasks. */
class HeirSeesNotAll extends Conflict {

    private final List<String> projects;

    HeirSeesNotAll(SortedSet<String> projects) {
        super("Whoever takes the tasks over must be in these projects first: %s."
                .formatted(String.join(", ", projects)));
        this.projects = List.copyOf(projects);
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("projects", projects);
    }
}
