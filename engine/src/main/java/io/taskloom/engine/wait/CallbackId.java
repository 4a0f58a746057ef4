package io.taskloom.engine.wait;

import java.util.UUID;

/** One address that a run may be called at; random, since it stands in the address. */
record CallbackId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
