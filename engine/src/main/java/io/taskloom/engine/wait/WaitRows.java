package io.taskloom.engine.wait;

import io.taskloom.engine.bpm.Awaited;
import io.taskloom.engine.bpm.WaitId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of waits; the run's own row, which they belong to, is written only as the transaction commits. */
@Repository
class WaitRows {

    private static final String COLUMNS =
            "id, run_id, workspace_id, element_id, event_type, condition, result, since, problem";

    private final JdbcClient db;

    WaitRows(JdbcClient db) {
        this.db = db;
    }

    void insert(Wait wait) {
        db.sql("""
                        insert into run_wait (id, run_id, workspace_id, element_id, event_type, condition, result, since)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        wait.id().value(),
                        wait.run().value(),
                        wait.workspace().value(),
                        wait.elementId(),
                        wait.awaited().event(),
                        wait.awaited().condition(),
                        wait.awaited().result(),
                        time(wait.since()))
                .update();
    }

    /** Looked at again, as if it were new: the event may have come that it waits for by now. */
    void update(WaitId id, String elementId, Awaited awaited) {
        db.sql("""
                        update run_wait set element_id = ?, event_type = ?, condition = ?, result = ?, caught_up = false,
                               problem = null where id = ?""")
                .params(elementId, awaited.event(), awaited.condition(), awaited.result(), id.value())
                .update();
    }

    void delete(WaitId id) {
        db.sql("delete from run_wait where id = ?").param(id.value()).update();
    }

    /** Those that wait for such an event, the oldest first. */
    List<WaitId> waitingFor(WorkspaceId workspace, String eventType, Instant time) {
        return db.sql("select id from run_wait where workspace_id = ? and event_type = ? and since <= ? order by id")
                .params(workspace.value(), eventType, time(time))
                .query((row, n) -> id(row))
                .list();
    }

    boolean anyFor(WorkspaceId workspace, String eventType) {
        return db.sql("select exists (select from run_wait where workspace_id = ? and event_type = ?)")
                .params(workspace.value(), eventType)
                .query(Boolean.class)
                .single();
    }

    /** Nobody else moves it, or takes it away, until the transaction ends. Empty if it waits no longer. */
    Optional<Wait> locked(WaitId id) {
        return db.sql("select " + COLUMNS + " from run_wait where id = ? for update")
                .param(id.value())
                .query((row, n) -> read(row))
                .optional();
    }

    /** The same for where a run waits to be called. */
    Optional<Wait> lockedCallback(RunId run, String elementId) {
        return db.sql(
                        "select " + COLUMNS
                                + " from run_wait where run_id = ? and element_id = ? and event_type = ? order by id limit 1 for update")
                .params(run.value(), elementId, Awaited.CALLBACK)
                .query((row, n) -> read(row))
                .optional();
    }

    List<Wait> of(RunId run) {
        return db.sql("select " + COLUMNS + " from run_wait where run_id = ? order by id")
                .param(run.value())
                .query((row, n) -> read(row))
                .list();
    }

    /** What has begun to wait and may have been told nothing of what came in the same moment. */
    List<Wait> fresh(int limit) {
        return db.sql("select " + COLUMNS + " from run_wait where not caught_up order by id limit ?")
                .param(limit)
                .query((row, n) -> read(row))
                .list();
    }

    void caughtUp(WaitId id) {
        db.sql("update run_wait set caught_up = true where id = ?")
                .param(id.value())
                .update();
    }

    /** @return false if that event has moved it before */
    boolean take(WaitId id, UUID event) {
        return db.sql("insert into run_wait_taken (wait_id, event_id) values (?, ?) on conflict do nothing")
                        .params(id.value(), event)
                        .update()
                > 0;
    }

    void problem(WaitId id, String problem) {
        db.sql("update run_wait set problem = ? where id = ?")
                .params(problem, id.value())
                .update();
    }

    private static Wait read(ResultSet row) throws SQLException {
        return new Wait(
                id(row),
                new RunId(row.getObject("run_id", UUID.class)),
                new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                row.getString("element_id"),
                new Awaited(row.getString("event_type"), row.getString("condition"), row.getString("result")),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getString("problem"));
    }

    private static WaitId id(ResultSet row) throws SQLException {
        return new WaitId(row.getObject("id", UUID.class));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
