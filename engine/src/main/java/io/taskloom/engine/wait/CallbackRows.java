package io.taskloom.engine.wait;

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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CallbackRows {

    private static final String COLUMNS = "id, run_id, workspace_id, element_id, made_at, called_at, taken_at";

    private final JdbcClient db;

    CallbackRows(JdbcClient db) {
        this.db = db;
    }

    void insert(Callback callback) {
        db.sql("insert into run_callback (id, run_id, workspace_id, element_id, made_at) values (?, ?, ?, ?, ?)")
                .params(
                        callback.id().value(),
                        callback.run().value(),
                        callback.workspace().value(),
                        callback.elementId(),
                        time(callback.madeAt()))
                .update();
    }

    /** Locked until the transaction ends. */
    Optional<Callback> locked(CallbackId id) {
        return db.sql("select " + COLUMNS + " from run_callback where id = ? for update")
                .param(id.value())
                .query((row, n) -> read(row))
                .optional();
    }

    /** The one that was called before the run came to its wait; locked. */
    Optional<Callback> lockedCall(RunId run, String elementId) {
        return db.sql("select " + COLUMNS + """
                         from run_callback where run_id = ? and element_id = ? and called_at is not null and taken_at is null
                        order by called_at limit 1 for update""")
                .params(run.value(), elementId)
                .query((row, n) -> read(row))
                .optional();
    }

    /** Waits for whoever is just calling it. */
    void lockOpen(RunId run, String elementId) {
        db.sql("select id from run_callback where run_id = ? and element_id = ? and taken_at is null for update")
                .params(run.value(), elementId)
                .query(UUID.class)
                .list();
    }

    void called(CallbackId id, Instant at, String body) {
        db.sql("update run_callback set called_at = ?, body = ?::jsonb where id = ?")
                .params(time(at), body, id.value())
                .update();
    }

    String body(CallbackId id) {
        return db.sql("select body from run_callback where id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }

    /** The body is the run's from now on. */
    void taken(CallbackId id, Instant at) {
        db.sql("update run_callback set taken_at = ?, body = null where id = ?")
                .params(time(at), id.value())
                .update();
    }

    /** In the order they were made. */
    List<Callback> of(RunId run) {
        return db.sql("select " + COLUMNS
                        + " from run_callback where run_id = ? order by made_at, element_id limit 200")
                .param(run.value())
                .query((row, n) -> read(row))
                .list();
    }

    /** Those that have moved the run no further yet. */
    List<Callback> open(RunId run) {
        return db.sql("select " + COLUMNS + " from run_callback where run_id = ? and taken_at is null order by made_at")
                .param(run.value())
                .query((row, n) -> read(row))
                .list();
    }

    private static Callback read(ResultSet row) throws SQLException {
        Instant made = instant(row, "made_at");
        return new Callback(
                new CallbackId(row.getObject("id", UUID.class)),
                new RunId(row.getObject("run_id", UUID.class)),
                new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                row.getString("element_id"),
                made == null ? Instant.EPOCH : made,
                instant(row, "called_at"),
                instant(row, "taken_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
