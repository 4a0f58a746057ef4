package io.taskloom.engine.comment;

import io.taskloom.engine.problem.Gone;

class CommentGone extends Gone {

    CommentGone() {
        super("This comment was deleted.");
    }
}
