package io.taskloom.engine.run;

import io.taskloom.engine.problem.Unavailable;

/** So much ran that it can't be counted in the time there is. */
class HeatTooSlow extends Unavailable {

    HeatTooSlow() {
        super("Too much ran in that time for it to be counted. Ask for a shorter one.");
    }
}
