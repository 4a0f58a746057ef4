package io.taskloom.engine.attachment;

import io.taskloom.engine.problem.Conflict;

class NotUploaded extends Conflict {

    NotUploaded() {
        super("Nothing has been sent yet.");
    }
}
