package io.taskloom.engine.run;

import io.taskloom.engine.automation.AutomationTrigger;
import io.taskloom.engine.automation.PublishedVersion;
import io.taskloom.engine.bpm.StartProcess.Cause;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.DomainEvent.Subject;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.problem.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Begins a run once more, with what began it the first time. Decides no permission; joins the caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class RunReplay {

    private final RunStarter starter;
    private final JdbcClient db;
    private final StepValues values;

    RunReplay(RunStarter starter, JdbcClient db, StepValues values) {
        this.starter = starter;
        this.db = db;
        this.values = values;
    }

    /**
     * @param version to follow, of the same automation
     * @param by whose doing it is
     * @throws StartNotKept if what began it was too large to be recorded whole, or it never began
     */
    public RunId again(RunId original, PublishedVersion version, Actor by) {
        Start start = start(original);
        var cause = new Cause(
                start.trigger(),
                null,
                start.subject(),
                start.project(),
                startEvent(version, start.trigger()),
                by.depth() + 1,
                by.person());
        RunId run = starter.start(version, cause, Objects.requireNonNull(start.variables()));
        db.sql("update run set replay_of = :original where id = :run")
                .param("original", original.value())
                .param("run", run.value())
                .update();
        return run;
    }

    private static @Nullable String startEvent(PublishedVersion version, String trigger) {
        return version.starts().stream()
                .filter(start -> start.type().equals(trigger))
                .findFirst()
                .map(AutomationTrigger::startEvent)
                .orElse(null);
    }

    private Start start(RunId run) {
        Start start = db.sql("""
                        select r.trigger_type, r.subject_kind, r.subject_id, r.project_id, s.run_id is not null as begun, s.output
                        from run r left join lateral (
                            select run_id, output from run_step where run_id = r.id order by ordinal limit 1) s on true
                        where r.id = :run
                        """)
                .param("run", run.value())
                .query((row, number) -> read(row))
                .optional()
                .orElseThrow(() -> new NotFound("run", run));
        if (start.variables() == null) {
            throw new StartNotKept();
        }
        return start;
    }

    private Start read(ResultSet row) throws SQLException {
        String subject = row.getString("subject_kind");
        UUID project = row.getObject("project_id", UUID.class);
        return new Start(
                row.getString("trigger_type"),
                subject == null ? null : new Subject(subject, row.getObject("subject_id", UUID.class)),
                project == null ? null : new ProjectId(project),
                row.getBoolean("begun") ? values.whole(row.getString("output")) : null);
    }

    /** @param variables null if they are not all there */
    private record Start(
            String trigger,
            @Nullable Subject subject,
            @Nullable ProjectId project,
            @Nullable Map<String, Object> variables) {}
}
