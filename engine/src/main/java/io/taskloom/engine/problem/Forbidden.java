package io.taskloom.engine.problem;

/** 403: the caller may know of it, but may not do this. */
public abstract non-sealed class Forbidden extends Problem {

    protected Forbidden(String detail) {
        super(detail);
    }
}
