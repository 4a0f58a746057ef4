package io.taskloom.engine.problem;

/** 409: the state of the thing does not allow it. */
public abstract non-sealed class Conflict extends Problem {

    protected Conflict(String detail) {
        super(detail);
    }
}
