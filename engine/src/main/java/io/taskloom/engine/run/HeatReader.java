package io.taskloom.engine.run;

import io.taskloom.engine.event.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What chosen runs did, summed up by element. The runs' steps are read run by run from the index of their key ({@code offset 0}
 * keeps the planner from reading the steps of all runs instead), so it costs what these runs cost, however many others are recorded.
 */
@Repository
class HeatReader {

    static final String STATES = """
            select count(*) filter (where waits) as waiting, min(started_at) as oldest,
                   count(*) filter (where state = 'running' and not waits) as running,
                   count(*) filter (where state = 'completed') as completed,
                   count(*) filter (where state = 'failed') as failed,
                   count(*) filter (where state = 'cancelled') as cancelled
            from unnest(cast(:runs as uuid[])) as found(id) cross join lateral (
                select run.state, run.started_at, %s as waits from run where run.id = found.id offset 0) run
            """.formatted(RunSearch.WAITS);

    /** A failed attempt at a step that had not begun is recorded as a job; what repeats others only contains them. */
    static final String STEPS = """
            select element_id, max(element_name) as name,
                   coalesce(max(element_type) filter (where element_type <> 'job'), 'job') as type,
                   count(*) filter (where element_type <> 'job') as entered,
                   count(*) filter (where state = 'completed' and element_type <> 'job') as finished,
                   count(*) filter (where failures > 0) as failed,
                   count(*) filter (where state = 'failed') as held,
                   count(*) filter (where ended_at is null and state <> 'failed' and element_type <> 'job') as waiting,
                   percentile_disc(array[0.5, 0.95]) within group (order by took) as took
            from unnest(cast(:runs as uuid[])) as found(id) cross join lateral (
                select element_id, element_name, element_type, state, failures, ended_at,
                       case when state = 'completed' and element_type <> 'job'
                            then round(extract(epoch from ended_at - started_at) * 1000)::bigint end as took
                from run_step where run_id = found.id and element_type <> 'multiInstanceBody' offset 0) step
            group by element_id order by 4 desc, 1
            """;

    private static final String CANCELLED_BY_TIME = "57014";

    private final JdbcClient db;

    HeatReader(JdbcClient db) {
        this.db = db;
    }

    /** For the rest of the transaction: no statement takes longer. */
    void atMost(Duration time) {
        db.sql("select set_config('statement_timeout', :millis, true)")
                .param("millis", Long.toString(Math.max(1, time.toMillis())))
                .query()
                .singleRow();
    }

    /** @throws HeatTooSlow if it takes longer than {@link #atMost} */
    States states(List<RunId> runs) {
        return inTime(() -> db.sql(STATES)
                .param("runs", ids(runs))
                .query((row, number) -> new States(
                        new HeatView.States(
                                row.getInt("running"),
                                row.getInt("waiting"),
                                row.getInt("completed"),
                                row.getInt("failed"),
                                row.getInt("cancelled")),
                        oldest(row)))
                .single());
    }

    /** @throws HeatTooSlow if it takes longer than {@link #atMost} */
    List<HeatView.Step> steps(List<RunId> runs) {
        return inTime(() -> db.sql(STEPS)
                .param("runs", ids(runs))
                .query((row, number) -> step(row))
                .list());
    }

    record States(HeatView.States states, @Nullable Instant oldest) {}

    interface Read<T> {
        T read();
    }

    <T> T inTime(Read<T> read) {
        try {
            return read.read();
        } catch (DataAccessException e) {
            if (e.getMostSpecificCause() instanceof SQLException sql && CANCELLED_BY_TIME.equals(sql.getSQLState())) {
                throw new HeatTooSlow();
            }
            throw e;
        }
    }

    private static UUID[] ids(List<RunId> runs) {
        return runs.stream().map(RunId::value).toArray(UUID[]::new);
    }

    private static HeatView.Step step(ResultSet row) throws SQLException {
        @Nullable
        Long[] took = row.getArray("took") == null
                ? new Long[] {null, null}
                : (Long[]) row.getArray("took").getArray();
        return new HeatView.Step(
                row.getString("element_id"),
                row.getString("name"),
                row.getString("type"),
                row.getInt("entered"),
                row.getInt("finished"),
                row.getInt("failed"),
                row.getInt("held"),
                row.getInt("waiting"),
                took[0],
                took[1]);
    }

    private static @Nullable Instant oldest(ResultSet row) throws SQLException {
        OffsetDateTime time = row.getObject("oldest", OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
