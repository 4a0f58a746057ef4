package io.taskloom.engine.project;

import io.taskloom.engine.problem.Forbidden;
import java.util.Map;

class ProjectRoleTooSmall extends Forbidden {

    private final ProjectRole needed;

    ProjectRoleTooSmall(ProjectRole needed) {
        super("This needs the role %s in the project.".formatted(needed.column()));
        this.needed = needed;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("needed", needed.column());
    }
}
