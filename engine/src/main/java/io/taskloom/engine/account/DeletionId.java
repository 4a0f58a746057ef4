package io.taskloom.engine.account;

import java.util.UUID;

/** One time that somebody asked for the deletion of their account. */
record DeletionId(UUID value) {

    static DeletionId of(String text) {
        return new DeletionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
