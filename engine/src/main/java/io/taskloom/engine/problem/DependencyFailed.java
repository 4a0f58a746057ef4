package io.taskloom.engine.problem;

/** 424: something this needed has failed. */
public abstract non-sealed class DependencyFailed extends Problem {

    protected DependencyFailed(String detail) {
        super(detail);
    }
}
