package io.taskloom.engine.problem;

/**
 * 404: it is not there, or the caller may not know that it is (promise I9). Not abstract: what is missing is said by its
 * kind and id alone, so that a hidden thing and a missing one look the same.
 */
public non-sealed class NotFound extends Problem {

    /** @param kind what was looked for, as a person would say it: {@code task} */
    public NotFound(String kind, Object id) {
        super("There is no %s %s that you can see.".formatted(kind, id));
    }
}
