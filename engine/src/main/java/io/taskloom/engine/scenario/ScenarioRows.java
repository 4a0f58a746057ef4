package io.taskloom.engine.scenario;

import io.taskloom.engine.automation.AutomationId;
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

/** What scenarios say stands in rows that never change, so that versions refer to them; who changes them takes turns. */
@Repository
class ScenarioRows {

    private static final String ALL = """
            select s.id, s.text_id, s.version, s.updated_at, t.body
            from scenario s join scenario_text t on t.id = s.text_id where s.automation_id = :automation\s""";

    private final JdbcClient db;
    private final ScenarioJson json;

    ScenarioRows(JdbcClient db, ScenarioJson json) {
        this.db = db;
        this.json = json;
    }

    /** Until the transaction ends: the limit holds, and no text goes that a version is about to refer to. */
    void takeTurn(AutomationId automation) {
        db.sql("select cast(pg_advisory_xact_lock(hashtextextended('scenarios ' || :automation, 0)) as text)")
                .param("automation", automation.toString())
                .query(String.class)
                .single();
    }

    int count(AutomationId automation) {
        return db.sql("select count(*) from scenario where automation_id = :automation")
                .param("automation", automation.value())
                .query(Integer.class)
                .single();
    }

    /** In the order they were made. */
    List<Scenario> of(AutomationId automation) {
        return db.sql(ALL + "order by s.id")
                .param("automation", automation.value())
                .query((row, n) -> read(row))
                .list();
    }

    Optional<Scenario> find(AutomationId automation, ScenarioId id) {
        return db.sql(ALL + "and s.id = :id")
                .param("automation", automation.value())
                .param("id", id.value())
                .query((row, n) -> read(row))
                .optional();
    }

    void insert(AutomationId automation, Scenario scenario) {
        keepText(automation, scenario);
        db.sql("""
                insert into scenario (id, automation_id, text_id, version, updated_at)
                values (:id, :automation, :text, :version, :at)
                """)
                .param("id", scenario.id().value())
                .param("automation", automation.value())
                .param("text", scenario.textId())
                .param("version", scenario.version())
                .param("at", utc(scenario.updatedAt()))
                .update();
    }

    void update(AutomationId automation, Scenario before, Scenario after) {
        keepText(automation, after);
        db.sql("update scenario set text_id = :text, version = :version, updated_at = :at where id = :id")
                .param("id", after.id().value())
                .param("text", after.textId())
                .param("version", after.version())
                .param("at", utc(after.updatedAt()))
                .update();
        dropText(before.textId());
    }

    void delete(Scenario scenario) {
        db.sql("delete from scenario where id = :id")
                .param("id", scenario.id().value())
                .update();
        dropText(scenario.textId());
    }

    /** It may have been changed since it was read, and its text be gone. */
    void keepText(AutomationId automation, Scenario scenario) {
        db.sql("""
                insert into scenario_text (id, automation_id, body) values (:id, :automation, cast(:body as json))
                on conflict (id) do nothing
                """)
                .param("id", scenario.textId())
                .param("automation", automation.value())
                .param("body", json.written(scenario.text()))
                .update();
    }

    private void dropText(UUID text) {
        db.sql("""
                delete from scenario_text t where t.id = :id
                  and not exists (select from rehearsal_result r where r.text_id = t.id)
                """).param("id", text).update();
    }

    /** Everything of an automation that is no more, with what its versions kept. */
    void forget(AutomationId automation) {
        for (String table : List.of("rehearsal", "scenario", "scenario_text")) {
            db.sql("delete from " + table + " where automation_id = :automation")
                    .param("automation", automation.value())
                    .update();
        }
    }

    private Scenario read(ResultSet row) throws SQLException {
        return new Scenario(
                new ScenarioId(row.getObject("id", UUID.class)),
                row.getObject("text_id", UUID.class),
                json.read(row.getString("body"), ScenarioText.class),
                row.getLong("version"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
