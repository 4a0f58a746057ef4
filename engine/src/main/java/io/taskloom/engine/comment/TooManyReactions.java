package io.taskloom.engine.comment;

import io.taskloom.engine.problem.Conflict;

class TooManyReactions extends Conflict {

    TooManyReactions(int most) {
        super("A comment has at most %d kinds of reactions.".formatted(most));
    }
}
