package io.taskloom.engine.signin;

import io.taskloom.engine.problem.Gone;

/** Whoever was to be told by mail is erased. */
class NobodyToWarn extends Gone {

    NobodyToWarn() {
        super("Whoever was to be told of this has left.");
    }
}
