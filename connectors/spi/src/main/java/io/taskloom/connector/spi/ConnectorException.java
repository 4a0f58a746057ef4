package io.taskloom.connector.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why an operation failed. The message is shown to the automation's owner: it names the peer and its answer, never a secret.
 * Any other exception counts as {@link Retryable}.
 */
public abstract sealed class ConnectorException extends RuntimeException {

    private ConnectorException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Trying again later may help: a time-out, a refused connection, a busy peer. */
    public static final class Retryable extends ConnectorException {

        private final @Nullable Duration retryAfter;

        /** @param retryAfter how long the peer asked us to wait; null to leave it to the step's back-off */
        public Retryable(String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
            super(message, cause);
            this.retryAfter = retryAfter;
        }

        public @Nullable Duration retryAfter() {
            return retryAfter;
        }
    }

    /** Trying again can't help: bad input, a missing right, an unknown recipient. */
    public static final class Permanent extends ConnectorException {

        private final String code;

        /** @param code stable and short, also the BPMN error code an error event can catch: {@code http-404} */
        public Permanent(String code, String message, @Nullable Throwable cause) {
            super(message, cause);
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
