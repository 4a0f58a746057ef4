package io.taskloom.engine.problem;

/** 413: the body or an uploaded object exceeds its limit. */
public abstract non-sealed class TooLarge extends Problem {

    protected TooLarge(String detail) {
        super(detail);
    }
}
