package io.taskloom.engine.problem;

/** 503: not now; try again later. */
public abstract non-sealed class Unavailable extends Problem {

    protected Unavailable(String detail) {
        super(detail);
    }
}
