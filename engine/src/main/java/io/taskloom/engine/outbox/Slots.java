package io.taskloom.engine.outbox;

import java.util.UUID;

/** Subjects are spread over a fixed number of slots; one node at a time relays a slot, so a subject's events keep order. */
final class Slots {

    /** As many nodes as can share the relay. Changing it needs the event table to be empty of unsent rows. */
    static final int COUNT = 16;

    private Slots() {}

    static short of(UUID subject) {
        return (short) Math.floorMod(subject.hashCode(), COUNT);
    }
}
