package io.taskloom.engine.attachment;

import io.taskloom.engine.problem.Conflict;

class TooManyAttachments extends Conflict {

    TooManyAttachments(int most) {
        super("A task has at most %d files.".formatted(most));
    }
}
