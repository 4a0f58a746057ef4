package io.taskloom.engine.run;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.event.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FailedRunRows {

    private static final int MOST_STARTED = 20;

    private final JdbcClient db;

    FailedRunRows(JdbcClient db) {
        this.db = db;
    }

    Optional<FailedRun> of(Recorded failure) {
        return db.sql("""
                        select r.automation_id, a.name, r.version, r.trigger_type, r.project_id, s.element_id, s.element_name,
                               coalesce(s.error, r.error) as message
                        from run r join automation a on a.id = r.automation_id left join lateral (
                            select element_id, element_name, error from run_step
                            where run_id = r.id and element_id = :element order by ordinal desc limit 1) s on true
                        where r.id = :run""")
                .param("run", failure.subject().id())
                .param("element", failure.data().path("elementId").asText(null))
                .query((row, number) -> failed(new RunId(failure.subject().id()), row))
                .optional();
    }

    /** The runs that its failures have started, the newest first. */
    List<RunId> startedBy(RunView failed) {
        return db.sql("""
                        select id from run where workspace_id = :workspace and subject_id = :run and subject_kind = 'run'
                        and trigger_type = :failure order by id desc limit :most""")
                .param("workspace", failed.workspaceId().value())
                .param("run", failed.id().value())
                .param("failure", FailedRuns.FAILURE)
                .param("most", MOST_STARTED)
                .query((row, number) -> new RunId(row.getObject("id", UUID.class)))
                .list();
    }

    private static FailedRun failed(RunId run, ResultSet row) throws SQLException {
        return new FailedRun(
                run,
                new AutomationId(row.getObject("automation_id", UUID.class)),
                row.getString("name"),
                row.getInt("version"),
                row.getString("trigger_type"),
                project(row),
                row.getString("element_id"),
                row.getString("element_name"),
                row.getString("message"));
    }

    private static @Nullable ProjectId project(ResultSet row) throws SQLException {
        UUID project = row.getObject("project_id", UUID.class);
        return project == null ? null : new ProjectId(project);
    }
}
