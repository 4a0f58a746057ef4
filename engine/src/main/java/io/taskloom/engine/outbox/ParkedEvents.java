package io.taskloom.engine.outbox;

import io.taskloom.engine.event.EventJson;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.problem.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What consumers gave up on, to be looked at and handed in again. For whoever runs the installation: callers check that. */
@Service
public class ParkedEvents {

    private final JdbcClient jdbc;
    private final EventJson json;
    private final ObjectProvider<EventConsumer> consumers;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ParkedEvents(
            JdbcClient jdbc,
            EventJson json,
            ObjectProvider<EventConsumer> consumers,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.consumers = consumers;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Newest first. @param before the last one already known; null to begin */
    @Transactional(readOnly = true)
    public List<ParkedEvent> list(@Nullable Place before, int limit) {
        return jdbc.sql("""
                        select * from event_parked where (cast(:at as timestamptz) is null or (at, id) < (:at, :id))
                        order by at desc, id desc limit :limit""")
                .param("at", before == null ? null : before.at().atOffset(ZoneOffset.UTC))
                .param("id", before == null ? null : before.id())
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    /** Where a list goes on. */
    public record Place(Instant at, UUID id) {}

    /**
     * Hands it to its consumer again, now and once. Done, it is parked no more; the work and that are one transaction, so a
     * crash leaves it parked and undone. What came after it about the same subject has been handled long ago.
     *
     * @throws FailedAgain if the consumer refuses again; the event stays parked, with the new reason
     * @throws ConsumerGone if there is no such consumer any more
     */
    public void retry(UUID id) {
        try {
            transaction.executeWithoutResult(status -> handIn(id));
        } catch (ConsumerRefused refused) {
            transaction.executeWithoutResult(
                    status -> jdbc.sql("update event_parked set reason = ?, at = ? where id = ?")
                            .params(refused.reason(), clock.instant().atOffset(ZoneOffset.UTC), id)
                            .update());
            throw new FailedAgain(refused.reason());
        }
    }

    private void handIn(UUID id) {
        ParkedEvent parked = lock(id).orElseThrow(() -> new NotFound("parked event", id));
        EventConsumer consumer = consumers.stream()
                .filter(candidate -> candidate.name().equals(parked.consumer()))
                .findFirst()
                .orElseThrow(() -> new ConsumerGone(parked.consumer()));
        jdbc.sql("delete from event_parked where id = ?").param(id).update();
        Recorded event = parked.event();
        if (consumer.wants(event)) {
            try {
                consumer.handle(event);
            } catch (RuntimeException e) {
                throw new ConsumerRefused(e);
            }
        }
    }

    private Optional<ParkedEvent> lock(UUID id) {
        return jdbc.sql("select * from event_parked where id = ? for update")
                .param(id)
                .query((row, number) -> read(row))
                .optional();
    }

    private ParkedEvent read(ResultSet row) throws SQLException {
        return new ParkedEvent(
                row.getObject("id", UUID.class),
                row.getString("consumer"),
                json.read(row.getString("payload")),
                row.getString("reason"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static final class ConsumerRefused extends RuntimeException {

        ConsumerRefused(RuntimeException cause) {
            super(cause);
        }

        String reason() {
            return String.valueOf(getCause());
        }
    }
}
