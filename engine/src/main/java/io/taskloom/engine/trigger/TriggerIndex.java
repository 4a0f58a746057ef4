package io.taskloom.engine.trigger;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.AutomationTrigger;
import io.taskloom.engine.automation.Publications;
import io.taskloom.engine.automation.PublishedVersion;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.event.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What waits for which event. Kept in the transaction that publishes, switches or deletes an automation, and asked by one
 * indexed query per event: a cache would save a fraction of a millisecond, and miss the automation published a moment ago on
 * another node.
 */
@Repository
class TriggerIndex {

    private final JdbcClient db;
    private final Publications publications;

    TriggerIndex(JdbcClient db, Publications publications) {
        this.db = db;
        this.publications = publications;
    }

    @EventListener
    void keep(Recorded event) {
        if (event.subject().kind().equals("automation")) {
            rewrite(new AutomationId(event.subject().id()), event.time());
        }
    }

    List<Armed> waitingFor(WorkspaceId workspace, String eventType) {
        return db.sql("""
                select automation_id, start_event, definition_id, condition, since from trigger
                where workspace_id = ? and event_type = ? order by automation_id, start_event
                """)
                .params(workspace.value(), eventType)
                .query((row, n) -> armed(row))
                .list();
    }

    private void rewrite(AutomationId automation, Instant now) {
        Map<String, Instant> since = new HashMap<>();
        db.sql("delete from trigger where automation_id = ? returning event_type, since")
                .param(automation.value())
                .query(row -> {
                    since.merge(row.getString(1), instant(row, 2), (a, b) -> a.isBefore(b) ? a : b);
                });
        publications.live(automation).ifPresent(version -> version.starts().stream()
                .filter(start -> start.schedule() == null)
                .forEach(start -> insert(version, start, since.getOrDefault(start.type(), now))));
    }

    private void insert(PublishedVersion version, AutomationTrigger start, Instant since) {
        db.sql("""
                insert into trigger (automation_id, start_event, workspace_id, version, definition_id, event_type, condition, since)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        version.automation().value(),
                        start.startEvent(),
                        version.workspace().value(),
                        version.number(),
                        version.definitionId(),
                        start.type(),
                        start.condition(),
                        since.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Armed armed(ResultSet row) throws SQLException {
        return new Armed(
                new AutomationId(row.getObject("automation_id", UUID.class)),
                row.getString("start_event"),
                row.getString("definition_id"),
                row.getString("condition"),
                instant(row, 5));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
