package io.taskloom.engine.automation;

import io.taskloom.engine.problem.Conflict;

/** There is only a draft so far; nothing can run. */
class NotPublished extends Conflict {

    NotPublished(String name) {
        super("\"%s\" has not been published yet.".formatted(name));
    }
}
