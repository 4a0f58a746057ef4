package io.taskloom.engine.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.ScriptedWork;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.Team.Somebody;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestModels;
import io.taskloom.engine.bpm.StepWork.Outcome;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.task.CreateTask;
import io.taskloom.engine.task.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AutomationTest
@Timeout(60)
class MaintenanceApiTests {

    private static final String SWITCH = "/api/v1/admin/maintenance";

    @Autowired
    private Team team;

    @Autowired
    private ScriptedWork work;

    @Autowired
    private Tasks tasks;

    @Autowired
    private MaintenanceWatch watch;

    @Autowired
    private JdbcClient db;

    private Somebody admin;
    private Place place;

    @BeforeEach
    void anAdmin() {
        admin = team.somebody("admin");
        place = team.place();
    }

    @AfterEach
    void over() {
        assertThat(change("{\"on\": false}").status()).isEqualTo(200);
    }

    private Answer change(String body) {
        return admin.api().send("PUT", SWITCH, body, Map.of());
    }

    private Answer write() {
        return place.member().api().post("/api/v1/projects/" + place.project() + "/tasks", "{\"title\": \"Late\"}");
    }

    @Test
    void whatWouldWriteIsRefusedAndToldUntilWhenWhatReadsIsNot() {
        Instant until = Instant.now().plus(Duration.ofHours(2));
        Answer begun =
                change("{\"on\": true, \"message\": \" The disks are changed. \", \"until\": \"%s\"}".formatted(until));
        assertThat(begun.status()).as(begun.text()).isEqualTo(200);

        Answer refused = write();

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.type()).isEqualTo("under-maintenance");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(7_100, 7_201);
        assertThat(refused.body().path("detail").asText()).endsWith(" The disks are changed.");
        assertThat(Instant.parse(refused.body().path("until").asText()))
                .isCloseTo(until, within(1, ChronoUnit.SECONDS));
        assertThat(place.member()
                        .api()
                        .send("DELETE", "/api/v1/projects/" + place.project(), "", Map.of())
                        .status())
                .isEqualTo(503);
        JsonNode told = place.member().api().get("/api/v1/maintenance").body();
        assertThat(told.path("on").asBoolean()).isTrue();
        assertThat(told.path("message").asText()).isEqualTo("The disks are changed.");
        assertThat(place.member()
                        .api()
                        .get("/api/v1/projects/" + place.project())
                        .status())
                .isEqualTo(200);

        assertThat(change("{\"on\": false}").body().path("on").asBoolean()).isFalse();
        assertThat(write().status()).isEqualTo(201);
    }

    @Test
    void nobodySaysUntilWhenAskAgainInAMinute() {
        change("{\"on\": true}");

        Answer refused = write();

        assertThat(refused.header("Retry-After")).isEqualTo("60");
        assertThat(refused.body().has("until")).isFalse();
    }

    @Test
    void aTimeThatIsOverIsNoEnd() {
        Answer refused = change("{\"on\": true, \"until\": \"2026-01-01T00:00:00Z\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo("until");
        assertThat(write().status()).isEqualTo(201);
    }

    @Test
    void beginningItAgainSaysSomethingElseAndTheListTellsWhoDidWhat() {
        change("{\"on\": true, \"message\": \"One\"}");
        change("{\"on\": true, \"message\": \"Two\"}");
        change("{\"on\": false}");

        JsonNode last = admin.api().get(SWITCH + "?limit=1").body().at("/items/0");

        assertThat(last.path("message").asText()).isEqualTo("Two");
        assertThat(last.at("/begunBy/id").asText()).isEqualTo(admin.id().toString());
        assertThat(last.at("/endedBy/id").asText()).isEqualTo(admin.id().toString());
        assertThat(place.owner().api().get(SWITCH).status()).isEqualTo(403);
    }

    @Test
    void aStepUnderWayEndsAndWhatComesNextWaits() {
        var goOn = new CountDownLatch(1);
        work.script("slow", call -> {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Outcome.Done(Map.of());
        });
        String automation = place.published(TestModels.process("", """
                <bpmn:serviceTask id="step" camunda:type="external" camunda:topic="test:slow" />
                <bpmn:sequenceFlow id="to-second" sourceRef="step" targetRef="second" />
                <bpmn:serviceTask id="second" camunda:type="external" camunda:topic="test:held" />
                <bpmn:sequenceFlow id="to-pause" sourceRef="second" targetRef="pause" />
                <bpmn:intermediateCatchEvent id="pause"><bpmn:timerEventDefinition>
                  <bpmn:timeDuration>PT1S</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
                """)
                .replace("sourceRef=\"step\" targetRef=\"end\"", "sourceRef=\"pause\" targetRef=\"end\""));
        Answer started = place.designer().api().post("/api/v1/automations/" + automation + "/start", "{}");
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        String run = started.body().path("id").asText();
        await().untilAsserted(() -> assertThat(work.calls("slow")).hasSize(1));
        change("{\"on\": true}");

        goOn.countDown();

        await().untilAsserted(() -> assertThat(states(run)).containsEntry("step", "completed"));
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(4))
                .untilAsserted(() -> assertThat(work.calls("held")).isEmpty());
        change("{\"on\": false}");
        await().untilAsserted(() -> assertThat(states(run)).containsEntry("second", "completed"));
        change("{\"on\": true}");
        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(states(run))
                .doesNotContainEntry("pause", "completed"));
        change("{\"on\": false}");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(states(run)).containsEntry("end", "completed"));
    }

    private Map<String, String> states(String run) {
        Map<String, String> states = new HashMap<>();
        place.designer()
                .api()
                .get("/api/v1/runs/" + run + "/steps")
                .body()
                .path("items")
                .forEach(step -> states.put(
                        step.path("elementId").asText(), step.path("state").asText()));
        return states;
    }

    @Test
    void anEventWaitsAndIsNotLost() {
        String automation = place.published(TestModels.triggered("TaskCreated", "=true"));
        change("{\"on\": true}");

        tasks.create(
                place.member().actor(),
                place.project(),
                new CreateTask("Done by the engine itself", null, null, null, null, null, List.of(), List.of(), null));

        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(4))
                .untilAsserted(() -> assertThat(place.runs(automation)).isEmpty());
        change("{\"on\": false}");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(place.runs(automation)).hasSize(1));
    }

    @Test
    void anotherNodeFollowsByItself() {
        db.sql("insert into maintenance (id, begun_at, begun_by) values (?, now(), ?)")
                .params(Ids.next(), admin.id().value())
                .update();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(watch.inForce()).isPresent());

        db.sql("update maintenance set ended_at = now(), ended_by = begun_by where ended_at is null")
                .update();
        assertThat(write().status()).isEqualTo(201);
    }
}
