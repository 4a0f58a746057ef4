package io.taskloom.engine.bpm.tryout;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A trial has used up its time or its steps; thrown through the engine, whose command it ends. */
final class TrialTooLong extends RuntimeException {

    TrialTooLong(String message) {
        super(message);
    }

    /** The engine may have wrapped it. */
    static Optional<TrialTooLong> in(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(TrialTooLong.class::isInstance)
                .map(TrialTooLong.class::cast)
                .findFirst();
    }
}
