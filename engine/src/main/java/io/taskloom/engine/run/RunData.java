package io.taskloom.engine.run;

import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.quota.Limit;
import io.taskloom.engine.quota.Usage;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How many bytes a workspace keeps of its runs: for each that is over and measured the inputs, outputs, decisions and errors of its steps as
 * the database keeps them, and a fixed amount for each row. The sum and the sizes it is made of change in one transaction, so whoever is
 * killed in between leaves them as they were.
 */
@Repository
class RunData implements Usage {

    static final int BATCH = 1_000;

    /** Bytes of a row and its places in the indexes, about. */
    static final int ROW = 500;

    /** Runs that have ended and have no size get one, and their workspaces' sums grow by it. */
    static final String MEASURE = """
            with ended as (
                select id, coalesce(pg_column_size(error), 0) as error from run
                where bytes is null and ended_at is not null order by id limit :most for update skip locked),
            sizes as (
                select ended.id, :row + ended.error + steps.bytes as bytes from ended, lateral (
                    select coalesce(sum(:row + coalesce(pg_column_size(s.input), 0) + coalesce(pg_column_size(s.output), 0)
                        + coalesce(pg_column_size(s.decisions), 0) + coalesce(pg_column_size(s.error), 0)), 0) as bytes
                    from run_step s where s.run_id = ended.id) steps),
            measured as (
                update run set bytes = sizes.bytes from sizes where run.id = sizes.id
                returning run.workspace_id, run.bytes),
            added as (
                insert into run_data as d (workspace_id, bytes)
                select workspace_id, sum(bytes) from measured group by workspace_id order by workspace_id
                on conflict (workspace_id) do update set bytes = d.bytes + excluded.bytes)
            select count(*) from measured
            """;

    private static final long LOCK = 0x72756e2064617461L;

    private final JdbcClient db;

    RunData(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Limit limit() {
        return Limit.RUN_DATA;
    }

    @Override
    public long of(WorkspaceId workspace) {
        return db.sql("select bytes from run_data where workspace_id = ?")
                .param(workspace.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Measures some that have ended and adds them up. @return how many; none while another node is at it */
    int measure() {
        if (!db.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single()) {
            return 0;
        }
        return db.sql(MEASURE)
                .param("most", BATCH)
                .param("row", ROW)
                .query(Integer.class)
                .single();
    }

    /** Deletes the rows of these runs, and gives back the room they took. @return how many there were */
    int delete(UUID[] runs) {
        return db.sql("""
                        with gone as (delete from run where id = any(?) returning workspace_id, bytes),
                        freed as (
                            update run_data d set bytes = d.bytes - g.bytes
                            from (select workspace_id, sum(bytes) as bytes from gone where bytes is not null group by workspace_id) g
                            where d.workspace_id = g.workspace_id)
                        select count(*) from gone
                        """).param(runs).query(Integer.class).single();
    }
}
