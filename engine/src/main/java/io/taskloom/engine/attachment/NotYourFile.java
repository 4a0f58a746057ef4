package io.taskloom.engine.attachment;

import io.taskloom.engine.problem.Forbidden;

class NotYourFile extends Forbidden {

    NotYourFile() {
        super("Only who added a file, and the owners of the project, can rename or delete it.");
    }
}
