package io.taskloom.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A million events, 20,000 of them of the type in the workspace (promise F3); run with {@code -Dtaskloom.measure=true}. */
@AutomationTest
@EnabledIfSystemProperty(named = "taskloom.measure", matches = "true")
class BackTestMeasureTests {

    private static final Logger log = LoggerFactory.getLogger(BackTestMeasureTests.class);

    @Autowired
    private Team team;

    @Autowired
    private JdbcClient db;

    @Test
    void aMillionEventsAreLookedBackAtWithinTwoSeconds() {
        Place place = team.place();
        String task = place.task("Call the supplier", "low").path("id").asText();
        db.sql("""
                insert into event (id, type, workspace, project, actor_kind, actor_id, subject_kind, subject_id, slot, time, depth,
                                   data, position)
                select gen_random_uuid(), case when n % 50 = 0 then e.type else 'TaskUpdated' end,
                       case when n % 50 = 0 or n % 7 = 0 then e.workspace else gen_random_uuid() end, e.project, e.actor_kind, e.actor_id,
                       e.subject_kind, e.subject_id, e.slot, now() - n * interval '2.5 seconds', 0,
                       case when n % 1000 = 0 then jsonb_set(e.data, '{task,priority}', '"high"') else e.data end, 0
                from event e, generate_series(1, 1000000) n
                where e.subject_id = cast(? as uuid) and e.type = 'TaskCreated'""").param(task).update();
        db.sql("analyze event").update();
        List<Long> millis = new ArrayList<>();
        JsonNode looked = MissingNode.getInstance();
        for (int i = 0; i < 6; i++) {
            long from = System.nanoTime();
            looked = place.designer()
                    .api()
                    .post("/api/v1/workspaces/" + place.workspace() + "/rules/preview", """
                            {"days": 30, "rule": {"format": 1, "when": {"event": "TaskCreated"},
                             "if": {"join": "all", "comparisons": [
                                {"field": "task.priority", "operator": "is", "value": "high"},
                                {"field": "task.title", "operator": "contains", "value": "supplier"}]},
                             "then": [{"step": "taskloom:complete-task", "inputs": {"taskId": "=task.id"}}]}}""")
                    .body()
                    .path("backTest");
            millis.add((System.nanoTime() - from) / 1_000_000);
            log.warn(
                    "Back-test: {} looked at, {} would have started, complete {}, {} ms",
                    looked.path("looked"),
                    looked.path("count"),
                    looked.path("complete"),
                    millis.getLast());
        }
        assertThat(looked.path("looked").asLong()).isEqualTo(20_001);
        assertThat(looked.path("count").asLong()).isEqualTo(1_000);
        assertThat(millis.stream().sorted().toList().get(2)).isLessThan(2_000);
    }
}
