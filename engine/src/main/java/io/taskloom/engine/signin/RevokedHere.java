package io.taskloom.engine.signin;

import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.identity.RevokedTokens;
import io.taskloom.engine.outbox.EventBroadcast;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * What this node knows of tokens taken back, read at start, after each event that tells of one, and every other second in case
 * Kafka is away. A request asks memory alone.
 */
@Component
class RevokedHere implements RevokedTokens, EventBroadcast {

    private final RevocationRows rows;
    private final Clock clock;
    private volatile Known known;

    RevokedHere(RevocationRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
        this.known = Known.of(rows.all(clock.instant()));
    }

    private record Known(Set<String> sessions, Map<String, Instant> subjects, Instant everybody) {

        static Known of(List<RevocationRows.Row> rows) {
            Set<String> sessions = new HashSet<>();
            Map<String, Instant> subjects = new HashMap<>();
            Instant everybody = Instant.MIN;
            for (RevocationRows.Row row : rows) {
                if (row.session() != null) {
                    sessions.add(row.session());
                } else if (row.subject() != null) {
                    subjects.merge(row.subject(), row.before(), Known::later);
                } else {
                    everybody = later(everybody, row.before());
                }
            }
            return new Known(sessions, subjects, everybody);
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }

    /** Tokens tell the second they were issued in: who asks anew within the second of a change may have to ask once more. */
    @Override
    public boolean contains(@Nullable String session, String subject, Instant issuedAt) {
        Known now = known;
        if (session != null && now.sessions().contains(session)) {
            return true;
        }
        Instant before = now.subjects().get(subject);
        return (before != null && !issuedAt.isAfter(before)) || !issuedAt.isAfter(now.everybody());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(Revocations.Changed changed) {
        read();
    }

    @Override
    public void hear(Recorded event) {
        if (event.type().equals(TokensRevoked.class.getSimpleName())) {
            read();
        }
    }

    @Scheduled(fixedDelayString = "${taskloom.sign-in.refresh:PT2S}")
    void read() {
        known = Known.of(rows.all(clock.instant()));
    }
}
