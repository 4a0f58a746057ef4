package io.taskloom.engine.time;

import io.taskloom.engine.problem.Forbidden;

class NotYourTime extends Forbidden {

    NotYourTime(String detail) {
        super(detail);
    }
}
