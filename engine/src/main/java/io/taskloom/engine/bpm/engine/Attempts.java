package io.taskloom.engine.bpm.engine;

/** Of a step's behaviour: how many attempts it has, also when somebody gives it new ones. */
public interface Attempts {

    int attempts();
}
