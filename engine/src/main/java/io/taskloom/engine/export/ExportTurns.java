package io.taskloom.engine.export;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * How many files are written for each person. A large one reads for seconds and listens to whoever is slow for minutes, so
 * nobody has more than a few at a time. Each node counts its own: it is its threads that are kept free.
 */
@Component
class ExportTurns {

    private final ExportLimits limits;
    private final Map<PersonId, Integer> underWay = new ConcurrentHashMap<>();

    ExportTurns(ExportLimits limits) {
        this.limits = limits;
    }

    /** Held while the file is written. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** @throws TooManyExports if the person has as many as one may have */
    Turn take(Actor actor) {
        PersonId person = actor.person();
        if (person == null) {
            return () -> {};
        }
        underWay.merge(person, 1, (had, one) -> {
            if (had >= limits.perPerson()) {
                throw new TooManyExports(limits.perPerson(), limits.retryAfter());
            }
            return had + one;
        });
        return () -> underWay.computeIfPresent(person, (whose, had) -> had == 1 ? null : had - 1);
    }
}
