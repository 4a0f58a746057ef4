package io.taskloom.engine.task.tag;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

class TagExists extends Conflict {

    private final String name;

    TagExists(String name) {
        super("The project has a tag of this name already.");
        this.name = name;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("name", name);
    }
}
