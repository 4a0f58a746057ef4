package io.taskloom.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.TestModels;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A run that goes round for ever, or grows with each round, ends where others are told of it; those of others go on. */
@AutomationTest
@Timeout(120)
@TestPropertySource(properties = {"taskloom.run.max-steps=300", "taskloom.run.max-open-steps=150"})
class RunLengthsTests {

    private static final String ROUND = """
            <bpmn:sequenceFlow id="on" sourceRef="step" targetRef="again" />
            <bpmn:exclusiveGateway id="again" default="to-end" />
            <bpmn:sequenceFlow id="back" sourceRef="again" targetRef="step"><bpmn:conditionExpression>=1 = 1</bpmn:conditionExpression></bpmn:sequenceFlow>
            """;

    @Autowired
    private Team team;

    @Autowired
    private JdbcClient db;

    private Place place;

    @BeforeEach
    void aTeam() {
        place = team.place();
    }

    @Test
    void aLoopOfStepsThatEachWaitForTheNextJobIsStopped() {
        String run =
                started(place, round("<bpmn:task id=\"step\" name=\"Spin\" camunda:asyncBefore=\"true\" />" + ROUND));

        JsonNode held = held(run);

        assertThat(held.path("error").asText()).contains("more than 300 steps");
        assertThat(steps(run)).isBetween(300, 420);
        assertThat(events(run)).contains("RunFailed");
        othersGoOn();
    }

    @Test
    void aForkInALoopIsStoppedBeforeItIsMany() {
        String fork = "<bpmn:task id=\"step\" name=\"Fork\" camunda:asyncBefore=\"true\" />"
                + "<bpmn:sequenceFlow id=\"aside\" sourceRef=\"step\" targetRef=\"ask\" />"
                + "<bpmn:userTask id=\"ask\" name=\"Ask\">"
                + "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>40</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>"
                + "</bpmn:userTask>";
        String run = started(place, round(fork + ROUND));

        JsonNode held = held(run);

        assertThat(held.path("error").asText()).contains("at more than 150 steps at the same time");
        othersGoOn();
    }

    private void othersGoOn() {
        Place other = team.place();
        String run = started(other, TestModels.triggered("TaskCreated", "=true"));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(other.designer()
                        .api()
                        .get("/api/v1/runs/" + run)
                        .body()
                        .path("state")
                        .asText())
                .isEqualTo("completed"));
    }

    private JsonNode held(String run) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(get(run).path("state").asText()).isEqualTo("failed"));
        return get(run);
    }

    private JsonNode get(String run) {
        return place.designer().api().get("/api/v1/runs/" + run).body();
    }

    private int steps(String run) {
        return db.sql("select count(*) from run_step where run_id = ?::uuid")
                .param(run)
                .query(Integer.class)
                .single();
    }

    private Iterable<String> events(String run) {
        return db.sql("select type from event where subject_id = ?::uuid")
                .param(run)
                .query(String.class)
                .list();
    }

    private static String round(String steps) {
        return TestModels.process("", steps)
                .replace("id=\"to-end\" sourceRef=\"step\"", "id=\"to-end\" sourceRef=\"again\"");
    }

    private static String started(Place place, String model) {
        return place.designer()
                .api()
                .post("/api/v1/automations/" + place.published(model) + "/start", "{\"variables\": {}}")
                .body()
                .path("id")
                .asText();
    }
}
