package io.taskloom.engine.account;

import java.util.Locale;

enum DeletionState {
    /** The account can be restored. */
    PENDING,
    RESTORED,
    /** What is personal is being erased; there is no way back. */
    ERASING,
    ERASED;

    /** {@code pending}. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeletionState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
