package io.taskloom.engine.problem;

/** 401: it is not known who is asking. */
public abstract non-sealed class Unauthenticated extends Problem {

    protected Unauthenticated(String detail) {
        super(detail);
    }
}
