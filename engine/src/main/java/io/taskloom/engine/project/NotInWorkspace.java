package io.taskloom.engine.project;

import io.taskloom.engine.problem.Conflict;

class NotInWorkspace extends Conflict {

    NotInWorkspace() {
        super("Only members of the workspace can be members of its projects.");
    }
}
