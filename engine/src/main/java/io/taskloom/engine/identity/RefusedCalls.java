package io.taskloom.engine.identity;

import io.taskloom.engine.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;

/** Told of every call that the door refuses, before the answer; implemented by who counts them. */
public interface RefusedCalls {

    /** @throws Problem to be answered instead: there were too many of them */
    void count(HttpServletRequest refused);
}
