package io.taskloom.engine.bpm;

import java.util.UUID;

/** One wait of one run: the engine's subscription, so that nothing is ever found by a name. */
public record WaitId(UUID value) {

    public static WaitId of(String text) {
        return new WaitId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
