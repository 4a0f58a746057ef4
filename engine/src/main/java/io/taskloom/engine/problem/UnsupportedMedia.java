package io.taskloom.engine.problem;

/** 415: the type of the content is not accepted here. */
public abstract non-sealed class UnsupportedMedia extends Problem {

    protected UnsupportedMedia(String detail) {
        super(detail);
    }
}
