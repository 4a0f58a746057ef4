package io.taskloom.engine.storage;

import io.taskloom.engine.problem.Unavailable;

/** The object store does not answer, or refuses us. */
public class StorageAway extends Unavailable {

    public StorageAway() {
        super("The place where files are kept can't be reached. Try again in a moment.");
    }
}
