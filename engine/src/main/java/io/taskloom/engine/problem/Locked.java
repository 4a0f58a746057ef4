package io.taskloom.engine.problem;

/** 423: somebody else holds it for now; {@code details()} say who and until when. */
public abstract non-sealed class Locked extends Problem {

    protected Locked(String detail) {
        super(detail);
    }
}
