package io.taskloom.engine.bpm;

/** A problem of a run that has grown beyond what it may: it would come again at each attempt, so there is none. */
public interface OverItsLimits {}
