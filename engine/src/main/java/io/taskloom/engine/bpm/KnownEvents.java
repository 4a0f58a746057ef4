package io.taskloom.engine.bpm;

import java.util.Set;

/** The types of events that a model can wait for. */
public interface KnownEvents {

    Set<String> all();
}
