package io.taskloom.engine.bpm.work;

import java.lang.management.ManagementFactory;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which node works on which step: the lock columns of Camunda's external tasks, in single statements of our own. The engine's
 * API fetches and extends one by one, and by topic. In a transaction, so that a lock's time begins once there is a connection,
 * for which a busy node waits.
 */
@Component
class Locks {

    /** Another after each start, so that what a killed process has locked is never taken for ours. */
    private final String node =
            ManagementFactory.getRuntimeMXBean().getName() + "-" + Long.toString(System.nanoTime(), 36);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final WorkSettings settings;

    Locks(JdbcClient jdbc, Clock clock, WorkSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    String node() {
        return node;
    }

    Instant expiry() {
        return clock.instant().plus(settings.lock());
    }

    /**
     * Locks what nobody works on: one step of each workspace in turn, oldest first, so that one workspace's storm delays nobody
     * else (promise A15). Counting the revision makes an outcome that a former owner still records collide.
     *
     * @param underWay what this node works on: never taken from itself, however late it is to keep its locks
     * @return ids of the steps that are now ours
     */
    @Transactional
    List<String> take(Collection<String> prefixes, int most, Collection<String> underWay) {
        return jdbc.sql("""
                        with waiting as (
                            select id_, row_number() over (partition by tenant_id_ order by priority_ desc, create_time_, id_) as turn
                            from act_ru_ext_task
                            where (lock_exp_time_ is null or lock_exp_time_ <= :now)
                              and suspension_state_ = 1
                              and (retries_ is null or retries_ > 0)
                              and split_part(topic_name_, ':', 1) in (:prefixes)
                              and (worker_id_ is distinct from :node or id_ <> all(:underWay))
                        ), next as (
                            select task.id_
                            from act_ru_ext_task task join waiting on waiting.id_ = task.id_
                            where task.lock_exp_time_ is null or task.lock_exp_time_ <= :now
                            order by waiting.turn, task.create_time_
                            limit :most
                            for update of task skip locked
                        )
                        update act_ru_ext_task task
                        set worker_id_ = :node, lock_exp_time_ = :expiry, rev_ = task.rev_ + 1
                        from next where next.id_ = task.id_
                        returning task.id_
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("prefixes", prefixes)
                .param("most", most)
                .param("underWay", underWay.toArray(String[]::new))
                .param("node", node)
                .param("expiry", Timestamp.from(expiry()))
                .query(String.class)
                .list();
    }

    /**
     * Keeps steps ours. The revision stays: an outcome being recorded at this moment must not collide with it.
     *
     * @return those that are still ours
     */
    @Transactional
    List<String> extend(Collection<String> steps) {
        return jdbc.sql("""
                        update act_ru_ext_task set lock_exp_time_ = :expiry
                        where worker_id_ = :node and id_ = any(:steps)
                        returning id_
                        """)
                .param("expiry", Timestamp.from(expiry()))
                .param("node", node)
                .param("steps", steps.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Leaves steps to whoever looks next. */
    void release(Collection<String> steps) {
        jdbc.sql("""
                        update act_ru_ext_task set worker_id_ = null, lock_exp_time_ = null, rev_ = rev_ + 1
                        where worker_id_ = :node and id_ = any(:steps)
                        """)
                .param("node", node)
                .param("steps", steps.toArray(String[]::new))
                .update();
    }
}
