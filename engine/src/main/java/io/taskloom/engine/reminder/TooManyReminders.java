package io.taskloom.engine.reminder;

import io.taskloom.engine.problem.Conflict;

class TooManyReminders extends Conflict {

    TooManyReminders(int most) {
        super("A task has at most %d reminders that are still to come.".formatted(most));
    }
}
