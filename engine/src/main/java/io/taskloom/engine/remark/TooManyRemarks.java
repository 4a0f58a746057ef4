package io.taskloom.engine.remark;

import io.taskloom.engine.problem.Conflict;

/** There is room again once some of them are deleted. */
class TooManyRemarks extends Conflict {

    TooManyRemarks(int most) {
        super("An automation has at most %,d comments; delete some of them first.".formatted(most));
    }
}
