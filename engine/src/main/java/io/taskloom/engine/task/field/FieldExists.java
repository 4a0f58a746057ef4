package io.taskloom.engine.task.field;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

class FieldExists extends Conflict {

    private final String name;

    FieldExists(String name) {
        super("The project has a field of this name already; it may be in the archive.");
        this.name = name;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("name", name);
    }
}
