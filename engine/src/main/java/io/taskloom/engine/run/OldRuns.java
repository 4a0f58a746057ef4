package io.taskloom.engine.run;

import io.taskloom.engine.automation.AutomationId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Takes away the rows of runs that nobody keeps. */
@Repository
class OldRuns {

    static final int BATCH = 500;

    private static final long LOCK = 0x72756e73206f6c64L;

    private final JdbcClient db;
    private final RunData data;

    OldRuns(JdbcClient db, RunData data) {
        this.db = db;
        this.data = data;
    }

    /** @return how many; none while another node is at it */
    int delete(AutomationId automation, Instant until) {
        if (!db.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single()) {
            return 0;
        }
        // What ended before has begun before, and ids are in the order of their times, as far as nodes agree on those.
        return delete(db.sql("""
                        select id from run
                        where automation_id = :automation and id < :before and ended_at < :until
                          and not exists (select from run_undo u where u.run_id = run.id and u.ended_at is null)
                        order by id limit :most for update skip locked
                        """)
                .param("automation", automation.value())
                .param("before", RunSearch.firstId(until.plus(RunSearch.APART)))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("most", BATCH)
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new));
    }

    int delete(UUID[] runs) {
        db.sql("delete from run_step where run_id = any(?)").param(runs).update();
        db.sql("delete from run_correction where run_id = any(?)").param(runs).update();
        db.sql("delete from run_undo where run_id = any(?)").param(runs).update();
        return data.delete(runs);
    }
}
