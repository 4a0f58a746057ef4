package io.taskloom.engine.reminder;

import io.taskloom.engine.problem.Conflict;

class ReminderOver extends Conflict {

    ReminderOver() {
        super("It was taken back: there is nothing to put off.");
    }
}
