package io.taskloom.engine.outbox;

import io.taskloom.engine.event.ActorColumns;
import io.taskloom.engine.event.Recorded;
import java.time.ZoneOffset;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes every event's row in the transaction that caused it, and wakes the relay once that has committed. */
@Component
class EventWriter {

    private static final String INSERT = """
            insert into event (id, type, workspace, project, only_person, actor_kind, actor_id, actor_person,
                               subject_kind, subject_id, slot, time, depth, data)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            """;

    private final JdbcTemplate jdbc;
    private final RelayBell bell;

    EventWriter(JdbcTemplate jdbc, RelayBell bell) {
        this.jdbc = jdbc;
        this.bell = bell;
    }

    /** First of the listeners, so that an event that another listener publishes in answer stands behind its cause. */
    @EventListener
    @Order(0)
    void write(Recorded event) {
        ActorColumns actor = ActorColumns.of(event.actor());
        jdbc.update(
                INSERT,
                event.id(),
                event.type(),
                event.workspace().value(),
                event.project() == null ? null : event.project().value(),
                event.only() == null ? null : event.only().value(),
                actor.kind(),
                actor.id(),
                actor.person(),
                event.subject().kind(),
                event.subject().id(),
                Slots.of(event.subject().id()),
                event.time().atOffset(ZoneOffset.UTC),
                event.depth(),
                event.data().toString());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.ring();
            }
        });
    }
}
