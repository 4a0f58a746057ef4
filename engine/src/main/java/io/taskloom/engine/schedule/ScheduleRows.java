package io.taskloom.engine.schedule;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.TriggerSchedule;
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
class ScheduleRows {

    private final JdbcClient db;

    ScheduleRows(JdbcClient db) {
        this.db = db;
    }

    /** Those whose time has come, the longest waiting first; nothing is locked. */
    List<ArmedSchedule> due(Instant now, int limit) {
        return db.sql("select * from schedule where next_due <= ? order by next_due limit ?")
                .params(time(now), limit)
                .query((row, n) -> read(row))
                .list();
    }

    /** Keeps others off it until the transaction ends. @return empty if another node has it, or has moved it on */
    Optional<ArmedSchedule> take(ArmedSchedule due) {
        return db.sql("""
                        select * from schedule where automation_id = ? and start_event = ? and next_due = ?
                        for update skip locked""")
                .params(due.automation().value(), due.startEvent(), time(due.nextDue()))
                .query((row, n) -> read(row))
                .optional();
    }

    void move(ArmedSchedule armed, @Nullable Instant next) {
        db.sql("update schedule set next_due = ? where automation_id = ? and start_event = ?")
                .params(time(next), armed.automation().value(), armed.startEvent())
                .update();
    }

    List<ArmedSchedule> of(AutomationId automation) {
        return db.sql("select * from schedule where automation_id = ? order by start_event")
                .param(automation.value())
                .query((row, n) -> read(row))
                .list();
    }

    /** Those that ask when their workspace works and have not come, locked. */
    List<ArmedSchedule> lockCounting(WorkspaceId workspace, Instant now) {
        return db.sql("""
                        select * from schedule where workspace_id = ? and days is not null
                        and (next_due is null or next_due > ?) order by automation_id, start_event for update""")
                .params(workspace.value(), time(now))
                .query((row, n) -> read(row))
                .list();
    }

    void insert(ArmedSchedule armed) {
        TriggerSchedule said = armed.said();
        db.sql("""
                        insert into schedule (automation_id, start_event, workspace_id, definition_id, cron, time_zone, days,
                                              missed, next_due)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        armed.automation().value(),
                        armed.startEvent(),
                        armed.workspace().value(),
                        armed.definitionId(),
                        said.cron(),
                        said.timeZone(),
                        said.days(),
                        said.missed(),
                        time(armed.nextDue()))
                .update();
    }

    List<ArmedSchedule> remove(AutomationId automation) {
        return db.sql("delete from schedule where automation_id = ? returning *")
                .param(automation.value())
                .query((row, n) -> read(row))
                .list();
    }

    void remove(WorkspaceId workspace) {
        db.sql("delete from schedule where workspace_id = ?")
                .param(workspace.value())
                .update();
    }

    private static ArmedSchedule read(ResultSet row) throws SQLException {
        OffsetDateTime next = row.getObject("next_due", OffsetDateTime.class);
        return new ArmedSchedule(
                new AutomationId(row.getObject("automation_id", UUID.class)),
                row.getString("start_event"),
                new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                row.getString("definition_id"),
                new TriggerSchedule(
                        row.getString("cron"),
                        row.getString("time_zone"),
                        row.getString("days"),
                        row.getString("missed")),
                next == null ? null : next.toInstant());
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
