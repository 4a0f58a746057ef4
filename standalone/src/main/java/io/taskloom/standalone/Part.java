package io.taskloom.standalone;

/**
 * One service of a set.
 *
 * @param <A> what its clients need to know
 */
interface Part<A> {

    /** Starts it and waits until it answers. Called once. */
    A start();

    /** Stops it, in order; harmless when it never started. */
    void stop();
}
