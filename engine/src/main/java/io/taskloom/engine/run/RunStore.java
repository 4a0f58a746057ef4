package io.taskloom.engine.run;

import io.taskloom.engine.automation.ActiveRuns;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.PublishedVersion;
import io.taskloom.engine.event.DomainEvent.Subject;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Rows of runs; each method one statement, batched where there are several rows. */
@Repository
class RunStore implements ActiveRuns {

    private static final String INSERT = """
            insert into run (id, workspace_id, automation_id, version, person_id, state, trigger_type, event_id, subject_kind,
                             subject_id, project_id, depth, started_at, ended_at, error, started_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final int[] INSERT_TYPES = {
        Types.OTHER,
        Types.OTHER,
        Types.OTHER,
        Types.INTEGER,
        Types.OTHER,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.OTHER,
        Types.VARCHAR,
        Types.OTHER,
        Types.OTHER,
        Types.INTEGER,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.VARCHAR,
        Types.OTHER
    };
    private static final String HEAD = "id, workspace_id, automation_id, version, person_id, depth, subject_id";

    private final JdbcTemplate db;

    RunStore(JdbcTemplate db) {
        this.db = db;
    }

    void insert(List<NewRun> runs) {
        if (runs.isEmpty()) {
            return;
        }
        db.batchUpdate(INSERT, runs.stream().map(RunStore::columns).toList(), INSERT_TYPES);
    }

    /** Empty if it has ended before. */
    Optional<RunHead> end(RunId run, RunState state, Instant at) {
        return heads("""
                update run set state = ?, ended_at = ?, error = case when ? = 'failed' then error end
                where id = ? and ended_at is null returning\s""" + HEAD, state.wire(), time(at), state.wire(), run.value());
    }

    /** Empty if it was held before. */
    Optional<RunHead> hold(RunId run, String error) {
        return heads(
                "update run set state = 'failed', error = ? where id = ? and state = 'running' returning " + HEAD,
                error,
                run.value());
    }

    /** It acts with the rights of who published what it follows. */
    void follow(RunId run, PublishedVersion version) {
        db.update(
                "update run set version = ?, person_id = ? where id = ?",
                version.number(),
                version.author().value(),
                run.value());
    }

    void due(RunId run, Instant at) {
        db.update("update run set due_at = ? where id = ?", time(at), run.value());
    }

    /** Lets a held run go on, unless another of its steps holds it still. */
    void release(RunId run) {
        db.update("""
                update run set state = 'running', error = null where id = ? and ended_at is null
                and not exists (select from run_step where run_id = run.id and state = 'failed')
                """, run.value());
    }

    boolean isOver(RunId run) {
        return Boolean.TRUE.equals(db.queryForObject(
                "select exists (select from run where id = ? and ended_at is not null)", Boolean.class, run.value()));
    }

    void deepen(RunId run, int depth) {
        db.update("update run set depth = ? where id = ? and depth < ?", depth, run.value(), depth);
    }

    Optional<RunHead> head(RunId run) {
        return heads("select " + HEAD + " from run where id = ?", run.value());
    }

    /** Project in which happened what started it; empty if in none. */
    Optional<ProjectId> project(RunId run) {
        return db.query("select project_id from run where id = ?", RunStore::project, run.value()).stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whose doing started it; empty if nobody's. */
    Optional<PersonId> startedBy(RunId run) {
        return db
                .query(
                        "select started_by from run where id = ?",
                        (row, number) -> Optional.ofNullable(row.getObject(1, UUID.class)),
                        run.value())
                .stream()
                .flatMap(Optional::stream)
                .map(PersonId::new)
                .findFirst();
    }

    /** Whether the event has started the automation, or was refused to. */
    boolean started(AutomationId automation, UUID event) {
        return Boolean.TRUE.equals(db.queryForObject(
                "select exists (select from run where automation_id = ? and event_id = ?)",
                Boolean.class,
                automation.value(),
                event));
    }

    @Override
    public long count(AutomationId automation) {
        Long open = db.queryForObject(
                "select count(*) from run where automation_id = ? and ended_at is null",
                Long.class,
                automation.value());
        return open == null ? 0 : open;
    }

    private Optional<RunHead> heads(String sql, @Nullable Object... args) {
        return db.query(sql, RunStore::head, args).stream().findFirst();
    }

    private static Optional<ProjectId> project(ResultSet row, int n) throws SQLException {
        return Optional.ofNullable(row.getObject(1, UUID.class)).map(ProjectId::new);
    }

    private static RunHead head(ResultSet row, int n) throws SQLException {
        return new RunHead(
                new RunId(row.getObject("id", UUID.class)),
                new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                new AutomationId(row.getObject("automation_id", UUID.class)),
                row.getInt("version"),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getInt("depth"),
                row.getObject("subject_id", UUID.class));
    }

    private static @Nullable Object[] columns(NewRun run) {
        RunHead head = run.head();
        Subject subject = run.cause().subject();
        return new @Nullable Object[] {
            head.run().value(),
            head.workspace().value(),
            head.automation().value(),
            head.version(),
            head.person().value(),
            run.state().wire(),
            run.cause().trigger(),
            run.cause().event(),
            subject == null ? null : subject.kind(),
            subject == null ? null : subject.id(),
            run.cause().project() == null ? null : run.cause().project().value(),
            head.depth(),
            time(run.startedAt()),
            run.endedAt() == null ? null : time(run.endedAt()),
            run.error(),
            run.cause().by() == null ? null : run.cause().by().value()
        };
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
