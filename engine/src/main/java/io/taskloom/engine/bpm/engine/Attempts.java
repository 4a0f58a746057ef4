package io.taskloom.engine.bpm.engine;

/** What the engine's own commands ask of a step's behaviour. */
public interface Attempts {

    /** How many it has, also when somebody gives it new ones. */
    int attempts();

    /** What it has done elsewhere: steps of the same words do the same. */
    String work();

    /** Name of the local variable that holds what it brings, for its output parameters. */
    String result();
}
