package io.taskloom.keycloak;

import org.jspecify.annotations.Nullable;

/** The realm could not be applied; the message says which part and what to do. */
public final class RealmSyncFailed extends RuntimeException {

    RealmSyncFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    RealmSyncFailed(String message) {
        this(message, null);
    }
}
