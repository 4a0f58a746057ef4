package io.taskloom.engine.task.approval;

import io.taskloom.engine.problem.Forbidden;

class FourEyes extends Forbidden {

    FourEyes() {
        super("It takes another pair of eyes: you asked for this work, have it, or handed it in.");
    }
}
