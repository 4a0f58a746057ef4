package io.taskloom.engine.outbox;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives committed events their position. Rows become visible in commit order, which no number drawn while writing can follow,
 * so the number is given afterwards, by one node at a time: whoever reads up to a position has seen everything below it.
 */
@Component
class Sequencer {

    /** Any number that no other advisory lock of ours uses. */
    private static final long LOCK = 0x7461736b_6c6f6f6dL;

    private static final String NUMBER = """
            with pending as materialized (
                select id, time from event where position is null order by seq limit ?
            ), numbered as materialized (
                select id, time, nextval('event_position') as position from pending
            )
            update event e set position = n.position from numbered n where e.id = n.id and e.time = n.time
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final OutboxSettings settings;

    Sequencer(JdbcTemplate jdbc, TransactionTemplate transaction, OutboxSettings settings) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settings = settings;
    }

    /** @return how many events got their position, at most a batch */
    int number() {
        if (Boolean.FALSE.equals(
                jdbc.queryForObject("select exists (select from event where position is null)", Boolean.class))) {
            return 0;
        }
        Integer numbered = transaction.execute(status -> {
            // The lock first, in a statement of its own: the update must see what the lock's last holder committed.
            jdbc.query("select pg_advisory_xact_lock(?)", row -> {}, LOCK);
            return jdbc.update(NUMBER, settings.batch());
        });
        return numbered == null ? 0 : numbered;
    }
}
