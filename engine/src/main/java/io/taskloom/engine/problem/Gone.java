package io.taskloom.engine.problem;

/** 410: it was here and is not any more. */
public abstract non-sealed class Gone extends Problem {

    protected Gone(String detail) {
        super(detail);
    }
}
