package io.taskloom.engine.outbox;

import io.taskloom.engine.event.Recorded;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands an event to a consumer once, and remembers. */
@Component
class EventHandling {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    EventHandling(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    void handle(EventConsumer consumer, Recorded event) {
        if (!consumer.wants(event)) {
            return;
        }
        if (!consumer.inOneTransaction()) {
            if (!remembers(consumer, event)) {
                consumer.handle(event);
                transaction.executeWithoutResult(status -> remember(consumer, event));
            }
            return;
        }
        transaction.executeWithoutResult(status -> {
            if (remember(consumer, event)) {
                consumer.handle(event);
            }
        });
    }

    void park(EventConsumer consumer, Recorded event, String payload, String reason) {
        transaction.executeWithoutResult(status -> {
            if (remember(consumer, event)) {
                jdbc.update("""
                        insert into event_parked (consumer, event, position, type, reason, payload)
                        values (?, ?, ?, ?, ?, ?::jsonb)
                        """, consumer.name(), event.id(), event.position(), event.type(), reason, payload);
            }
        });
    }

    private boolean remembers(EventConsumer consumer, Recorded event) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from event_handled where consumer = ? and event = ?)",
                Boolean.class,
                consumer.name(),
                event.id()));
    }

    /** @return false if it was handled before. A second delivery at the same time waits here for the first to end. */
    private boolean remember(EventConsumer consumer, Recorded event) {
        return jdbc.update(
                        "insert into event_handled (consumer, event) values (?, ?) on conflict do nothing",
                        consumer.name(),
                        event.id())
                == 1;
    }
}
