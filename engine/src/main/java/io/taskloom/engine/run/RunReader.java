package io.taskloom.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.DomainEvent.Subject;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs as pages show them. Whether one waits is worked out here, so that recording a step touches no run. */
@Repository
class RunReader {

    private static final String VIEW = """
            select r.*, a.name from (
                select run.*, state = 'running' and coalesce((
                    select bool_and(s.idle) from run_step s where s.run_id = run.id and s.ended_at is null), false) as waits
                from run) r
            join automation a on a.id = r.automation_id
            where\s""";

    private final JdbcClient db;
    private final ObjectMapper json;

    RunReader(JdbcClient db, ObjectMapper json) {
        this.db = db;
        this.json = json;
    }

    Optional<RunView> find(RunId run) {
        return db.sql(VIEW + "r.id = :id")
                .param("id", run.value())
                .query((row, n) -> run(row))
                .optional();
    }

    /**
     * Newest first.
     *
     * @param visible projects the reader sees: what another has started is hidden
     * @param automation null for all of the workspace
     */
    List<RunView> page(
            WorkspaceId workspace,
            Set<ProjectId> visible,
            @Nullable AutomationId automation,
            @Nullable RunState state,
            @Nullable UUID before,
            int limit) {
        String sql = VIEW
                + (automation == null ? "r.workspace_id = :workspace" : "r.automation_id = :automation")
                + " and (r.project_id is null or r.project_id = any(:visible))"
                + (state == null ? "" : " and " + condition(state))
                + (before == null ? "" : " and r.id < :before")
                + " order by r.id desc limit :limit";
        return db.sql(sql)
                .param("workspace", workspace.value())
                .param("visible", visible.stream().map(ProjectId::value).toArray(UUID[]::new))
                .param("automation", automation == null ? null : automation.value())
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> run(row))
                .list();
    }

    /** In the order they began. @param after ordinal of the last step given; 0 for the first page */
    List<StepRow> steps(RunId run, long after, int limit) {
        return db.sql("select * from run_step where run_id = :run and ordinal > :after order by ordinal limit :limit")
                .param("run", run.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> new StepRow(row.getLong("ordinal"), step(row)))
                .list();
    }

    record StepRow(long ordinal, StepView view) {}

    private static String condition(RunState state) {
        return switch (state) {
            case RUNNING -> "r.state = 'running' and not r.waits";
            case WAITING -> "r.state = 'running' and r.waits";
            case COMPLETED -> "r.state = 'completed'";
            case FAILED -> "r.state = 'failed'";
            case CANCELLED -> "r.state = 'cancelled'";
        };
    }

    private static RunView run(ResultSet row) throws SQLException {
        String subject = row.getString("subject_kind");
        return new RunView(
                new RunId(row.getObject("id", UUID.class)),
                new AutomationId(row.getObject("automation_id", UUID.class)),
                row.getString("name"),
                row.getInt("version"),
                new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                row.getBoolean("waits") ? RunState.WAITING : RunState.of(row.getString("state")),
                new RunView.Trigger(
                        row.getString("trigger_type"),
                        row.getObject("event_id", UUID.class),
                        subject == null ? null : new Subject(subject, row.getObject("subject_id", UUID.class))),
                required(row, "started_at"),
                instant(row, "ended_at"),
                row.getString("error"),
                Optional.ofNullable(row.getObject("replay_of", UUID.class))
                        .map(RunId::new)
                        .orElse(null),
                null);
    }

    private StepView step(ResultSet row) throws SQLException {
        var state = StepView.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        boolean underWay =
                switch (state) {
                    case ACTIVE, COMPLETED, CANCELLED -> true;
                    case FAILED, RETRYING -> false;
                };
        return new StepView(
                row.getString("activity_instance"),
                row.getString("element_id"),
                row.getString("element_name"),
                row.getString("element_type"),
                state,
                row.getInt("failures") + (underWay ? 1 : 0),
                tree(row.getString("input")),
                tree(row.getString("output")),
                row.getString("error"),
                required(row, "started_at"),
                instant(row, "ended_at"));
    }

    private @Nullable JsonNode tree(@Nullable String column) {
        try {
            return column == null ? null : json.readTree(column);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("jsonb is always JSON", e);
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
