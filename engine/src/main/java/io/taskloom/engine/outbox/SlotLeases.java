package io.taskloom.engine.outbox;

import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shares the slots out among the nodes that are alive; the database's clock decides who is. */
@Component
class SlotLeases {

    private final JdbcTemplate jdbc;
    private final UUID node;
    private final OutboxSettings settings;

    SlotLeases(JdbcTemplate jdbc, NodeId node, OutboxSettings settings) {
        this.jdbc = jdbc;
        this.node = node.value();
        this.settings = settings;
    }

    /** Keeps this node's slots, gives up those beyond its fair share, takes free ones below it. */
    @Transactional
    public void renew() {
        double lease = settings.lease().toMillis() / 1000.0;
        jdbc.update("""
                insert into outbox_node (node, seen_at) values (?, now())
                on conflict (node) do update set seen_at = excluded.seen_at
                """, node);
        jdbc.update("delete from outbox_node where seen_at < now() - make_interval(secs => ?)", lease);
        // In a fixed order, so that nodes renewing at the same time wait for each other instead of deadlocking.
        jdbc.query("select slot from outbox_slot order by slot for update", row -> {});
        jdbc.update("""
                with fair as (select ceil(?::numeric / count(*)) as share from outbox_node),
                mine as (select slot, row_number() over (order by slot) as rank from outbox_slot where owner = ?)
                update outbox_slot s
                set owner = case when mine.rank <= fair.share then s.owner end,
                    lease_until = now() + make_interval(secs => ?)
                from mine, fair where s.slot = mine.slot
                """, Slots.COUNT, node, lease);
        jdbc.update("""
                with fair as (select ceil(?::numeric / count(*)) as share from outbox_node),
                held as (select count(*) as slots from outbox_slot where owner = ?),
                free as (select slot, row_number() over (order by slot) as rank from outbox_slot
                         where owner is null or lease_until < now())
                update outbox_slot s set owner = ?, lease_until = now() + make_interval(secs => ?)
                from free, fair, held where s.slot = free.slot and free.rank <= fair.share - held.slots
                """, Slots.COUNT, node, node, lease);
    }

    /** Lets others go on at once when this node stops. */
    @Transactional
    public void release() {
        jdbc.update("update outbox_slot set owner = null where owner = ?", node);
        jdbc.update("delete from outbox_node where node = ?", node);
    }
}
