package io.taskloom.engine.problem;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A refusal that a caller can understand and act on. Sealed over its kinds, each of which has one HTTP status; features
 * subclass a kind and name what is wrong ({@code TaskBlocked extends Conflict}). The simple class name becomes the problem's
 * {@code type}, {@link #details()} its extra members (RFC 9457 section 3.2).
 */
public abstract sealed class Problem extends RuntimeException
        permits InvalidInput,
                Unauthenticated,
                Forbidden,
                NotFound,
                Conflict,
                Gone,
                Stale,
                TooLarge,
                UnsupportedMedia,
                Unprocessable,
                Locked,
                DependencyFailed,
                TooManyRequests,
                Unavailable,
                QuotaExceeded {

    /** @param detail a sentence for the person who caused it; never holds secrets or other people's data */
    protected Problem(String detail) {
        super(detail, null, false, false);
    }

    /** Further members of the problem document, by name; values must be serializable as JSON. */
    public Map<String, Object> details() {
        return Map.of();
    }

    /** The refusal that an exception is, or wraps: engine and frameworks wrap what is thrown through them. */
    public static Optional<Problem> in(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(Problem.class::isInstance)
                .map(Problem.class::cast)
                .findFirst();
    }

    public final String detail() {
        return String.valueOf(getMessage());
    }
}
