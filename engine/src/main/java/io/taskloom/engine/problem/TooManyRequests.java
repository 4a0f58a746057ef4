package io.taskloom.engine.problem;

/** 429: slow down; {@code details()} say until when. */
public abstract non-sealed class TooManyRequests extends Problem {

    protected TooManyRequests(String detail) {
        super(detail);
    }
}
