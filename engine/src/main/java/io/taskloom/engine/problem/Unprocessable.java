package io.taskloom.engine.problem;

/** 422: well-formed, but it can't be carried out as it is. */
public abstract non-sealed class Unprocessable extends Problem {

    protected Unprocessable(String detail) {
        super(detail);
    }
}
