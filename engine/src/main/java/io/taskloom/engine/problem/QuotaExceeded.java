package io.taskloom.engine.problem;

/** 507: the workspace's room is used up. */
public abstract non-sealed class QuotaExceeded extends Problem {

    protected QuotaExceeded(String detail) {
        super(detail);
    }
}
