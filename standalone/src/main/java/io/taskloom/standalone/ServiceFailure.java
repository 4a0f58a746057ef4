package io.taskloom.standalone;

import org.jspecify.annotations.Nullable;

/** A service could not be started or reached; the message says what to do about it. */
public class ServiceFailure extends RuntimeException {

    public ServiceFailure(String message) {
        super(message);
    }

    public ServiceFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
