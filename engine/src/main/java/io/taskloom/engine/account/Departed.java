package io.taskloom.engine.account;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.identity.DepartedAccounts;
import io.taskloom.engine.outbox.EventBroadcast;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Who is kept out, as this node knows it: read at start, after each event that tells of one, and every other second in case Kafka
 * is away. A request asks memory alone, and Keycloak is asked by none.
 */
@Component
class Departed implements DepartedAccounts, EventBroadcast {

    /** Longer than any token lives that was given out before. */
    private static final Duration AFTER_ERASURE = Duration.ofDays(1);

    private static final Set<String> TOLD_BY = Set.of(
            AccountDeletionRequested.class.getSimpleName(),
            AccountRestored.class.getSimpleName(),
            AccountErased.class.getSimpleName());

    private final DeletionRows rows;
    private final Clock clock;
    private volatile Set<String> subjects;

    Departed(DeletionRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
        this.subjects = known();
    }

    private Set<String> known() {
        return Set.copyOf(rows.departed(clock.instant().minus(AFTER_ERASURE)));
    }

    @Override
    public boolean contains(String subject) {
        return subjects.contains(subject);
    }

    @Override
    public Set<PersonId> among(Collection<PersonId> people) {
        return people.isEmpty() ? Set.of() : Set.copyOf(rows.departedAmong(people));
    }

    @Override
    public boolean isErased(PersonId person) {
        return rows.isErased(person);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changedHere(Recorded event) {
        hear(event);
    }

    @Override
    public void hear(Recorded event) {
        if (TOLD_BY.contains(event.type())) {
            read();
        }
    }

    @Scheduled(fixedDelay = 2_000)
    void read() {
        subjects = known();
    }
}
