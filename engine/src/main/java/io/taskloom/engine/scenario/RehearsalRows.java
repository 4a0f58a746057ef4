package io.taskloom.engine.scenario;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.scenario.ScenarioResult.Outcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How scenarios came out when a version was published. */
@Repository
class RehearsalRows {

    private final JdbcClient db;
    private final ScenarioJson json;

    RehearsalRows(JdbcClient db, ScenarioJson json) {
        this.db = db;
        this.json = json;
    }

    /** @param scenarios whose results these are, in that order; their texts are kept already */
    void insert(
            AutomationId automation,
            int number,
            List<Scenario> scenarios,
            ScenarioResults results,
            @Nullable String reason) {
        db.sql("""
                insert into rehearsal (automation_id, number, coverage, override_reason)
                values (:automation, :number, cast(:coverage as json), :reason)
                """)
                .param("automation", automation.value())
                .param("number", number)
                .param("coverage", json.written(results.coverage()))
                .param("reason", reason)
                .update();
        for (int place = 0; place < scenarios.size(); place++) {
            ScenarioResult result = results.results().get(place);
            db.sql("""
                    insert into rehearsal_result (automation_id, number, place, text_id, outcome, message, element)
                    values (:automation, :number, :place, :text, :outcome, :message, :element)
                    """)
                    .param("automation", automation.value())
                    .param("number", number)
                    .param("place", place)
                    .param("text", scenarios.get(place).textId())
                    .param("outcome", result.outcome().name())
                    .param(
                            "message",
                            result.message() == null ? null : result.message().replace('\0', '\ufffd'))
                    .param("element", result.element())
                    .update();
        }
    }

    void copy(AutomationId automation, int from, int to) {
        db.sql("""
                insert into rehearsal (automation_id, number, coverage, override_reason)
                select automation_id, :to, coverage, override_reason from rehearsal
                where automation_id = :automation and number = :from
                """)
                .param("automation", automation.value())
                .param("from", from)
                .param("to", to)
                .update();
        db.sql("""
                insert into rehearsal_result (automation_id, number, place, text_id, outcome, message, element)
                select automation_id, :to, place, text_id, outcome, message, element from rehearsal_result
                where automation_id = :automation and number = :from
                """)
                .param("automation", automation.value())
                .param("from", from)
                .param("to", to)
                .update();
    }

    /** Empty if nothing was tried of it. */
    Optional<VersionScenarios> find(AutomationId automation, int number) {
        return db.sql("""
                select coverage, override_reason from rehearsal where automation_id = :automation and number = :number
                """)
                .param("automation", automation.value())
                .param("number", number)
                .query((row, n) -> new VersionScenarios(
                        row.getString("override_reason"),
                        results(automation, number),
                        json.read(row.getString("coverage"), Coverage.class)))
                .optional();
    }

    private List<VersionScenarios.Kept> results(AutomationId automation, int number) {
        return db.sql("""
                select r.outcome, r.message, r.element, t.body from rehearsal_result r join scenario_text t on t.id = r.text_id
                where r.automation_id = :automation and r.number = :number order by r.place
                """)
                .param("automation", automation.value())
                .param("number", number)
                .query((row, n) -> VersionScenarios.Kept.of(
                        json.read(row.getString("body"), ScenarioText.class),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getString("message"),
                        row.getString("element")))
                .list();
    }
}
