package io.taskloom.engine.background;

/** Work that a node goes on with by itself, and that can be held up for as long as nothing may be written (promise A16). */
public interface Pausable {

    /** Begins nothing new any more; what is under way ends. Harmless if it is held up already, or has not been started yet. */
    void pause();

    /** Goes on, and finds what has come to wait meanwhile. Harmless if it was not held up. */
    void resume();
}
