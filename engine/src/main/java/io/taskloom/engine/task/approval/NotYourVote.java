package io.taskloom.engine.task.approval;

import io.taskloom.engine.problem.Forbidden;

class NotYourVote extends Forbidden {

    NotYourVote(Standing why) {
        super(
                switch (why) {
                    case HANDED_ON -> "You have handed your vote on; take it back to decide yourself.";
                    case FOR_OTHERS, FOUR_EYES, DECIDED -> "It is for others to decide.";
                });
    }
}
