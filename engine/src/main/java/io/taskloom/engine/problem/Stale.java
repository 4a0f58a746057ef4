package io.taskloom.engine.problem;

/** 412: the caller's version is not the current one; {@code details()} carry the current state. */
public abstract non-sealed class Stale extends Problem {

    protected Stale(String detail) {
        super(detail);
    }
}
