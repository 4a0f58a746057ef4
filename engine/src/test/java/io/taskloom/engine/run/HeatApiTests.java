package io.taskloom.engine.run;

import static io.taskloom.engine.Team.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.ScriptedWork;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.Team.Somebody;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestModels;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.Automations;
import io.taskloom.engine.automation.Publications;
import io.taskloom.engine.bpm.StepWork.Outcome;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.project.Projects;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

@AutomationTest
class HeatApiTests {

    @Autowired
    private Team team;

    @Autowired
    private ScriptedWork work;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Automations automations;

    @Autowired
    private Publications publications;

    @Autowired
    private Projects projects;

    @Autowired
    private RunReader runs;

    @Autowired
    private HeatReader reader;

    @Autowired
    private TransactionTemplate transaction;

    private Place place;

    @BeforeEach
    void aTeam() {
        place = team.place();
    }

    @Test
    void itTellsHowOftenStepsWereReachedAndHowLongTheyTook() {
        String automation = place.published(TestModels.oneStep("echo", ""));
        List<String> runs = List.of(started(automation), started(automation), started(automation), started(automation));
        awaitStates(automation, "completed", 4);
        for (int n = 0; n < 4; n++) {
            db.sql(
                            "update run_step set ended_at = started_at + ? * interval '1 second' where run_id = ? and element_id = 'step'")
                    .params(n + 1, UUID.fromString(runs.get(n)))
                    .update();
        }

        JsonNode heat = heat(automation, "");

        assertThat(heat.path("version").asInt()).isEqualTo(1);
        assertThat(heat.path("runs").asInt()).isEqualTo(4);
        assertThat(heat.path("cut").asBoolean()).isFalse();
        assertThat(heat.path("oldest").asText()).isNotEmpty();
        assertThat(heat.path("states")).isEqualTo(states(0, 0, 4, 0, 0));
        assertThat(heat.path("steps")).hasSize(3);
        JsonNode step = step(heat, "step");
        assertThat(step.path("name").asText()).isEqualTo("The step");
        assertThat(step.path("type").asText()).isEqualTo("serviceTask");
        assertNumbers(step, 4, 4, 0, 0, 0);
        assertThat(step.path("medianMillis").asLong()).isEqualTo(2000);
        assertThat(step.path("p95Millis").asLong()).isEqualTo(4000);
    }

    @Test
    void whatFailsIsHeldAndWhatWasHelpedHasFailedAllTheSame() {
        AtomicBoolean broken = new AtomicBoolean(true);
        String name = "heat-" + Ids.next();
        work.script(
                name,
                call -> broken.get()
                        ? new Outcome.Failed("The peer is asleep", false, null)
                        : new Outcome.Done(Map.of("ok", true)));
        String automation = place.published(TestModels.oneStep(name, ""));
        String first = started(automation);
        started(automation);
        awaitStates(automation, "failed", 2);

        assertNumbers(step(heat(automation, ""), "step"), 2, 0, 2, 2, 0);
        assertThat(step(heat(automation, ""), "step").path("medianMillis").isNull())
                .isTrue();

        broken.set(false);
        place.designer().api().post("/api/v1/runs/" + first + "/retry", "");
        awaitStates(automation, "completed", 1);

        JsonNode heat = heat(automation, "");
        assertNumbers(step(heat, "step"), 2, 1, 2, 1, 0);
        assertThat(heat.path("states")).isEqualTo(states(0, 0, 1, 1, 0));
    }

    @Test
    void whatWaitsIsUnderWayAndWhatWasCancelledIsNeither() {
        String automation = place.published(TestModels.userTask(""));
        started(automation);
        String cancelled = started(automation);
        place.designer().api().post("/api/v1/runs/" + cancelled + "/cancel", "");

        JsonNode heat = heat(automation, "");

        assertNumbers(step(heat, "step"), 2, 0, 0, 0, 1);
        assertNumbers(step(heat, "start"), 2, 2, 0, 0, 0);
        assertThat(heat.path("states")).isEqualTo(states(0, 1, 0, 0, 1));
    }

    @Test
    void whatIsRepeatedCountsEachTime() {
        String looping = place.published(TestModels.process("", """
                <bpmn:userTask id="step" name="Have a look" />
                <bpmn:sequenceFlow id="to-more" sourceRef="step" targetRef="more" />
                <bpmn:exclusiveGateway id="more" name="More?" default="to-end" />
                <bpmn:sequenceFlow id="back" sourceRef="more" targetRef="step">
                  <bpmn:conditionExpression xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="bpmn:tFormalExpression">=again</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                """)
                .replace("id=\"to-end\" sourceRef=\"step\"", "id=\"to-end\" sourceRef=\"more\""));
        String many = place.published(TestModels.process("", """
                <bpmn:userTask id="step" name="Have a look">
                  <bpmn:multiInstanceLoopCharacteristics camunda:collection="=items" camunda:elementVariable="item" />
                </bpmn:userTask>
                """));

        start(looping, Map.of("again", true));
        start(many, Map.of("items", List.of(1, 2, 3)));
        JsonNode tasks = place.member()
                .api()
                .get("/api/v1/projects/" + place.project() + "/tasks?sort=createdAt")
                .body()
                .path("items");
        place.member().api().post("/api/v1/tasks/" + tasks.get(0).path("id").asText() + "/complete", "{}");

        assertNumbers(step(heat(looping, ""), "step"), 2, 1, 0, 0, 1);
        assertNumbers(step(heat(looping, ""), "more"), 1, 1, 0, 0, 0);
        assertNumbers(step(heat(many, ""), "step"), 3, 0, 0, 0, 3);
        assertThat(heat(many, "").path("steps"))
                .extracting(step -> step.path("elementId").asText())
                .containsExactly("step", "start");
    }

    @Test
    void aVersionIsLookedAtByItselfAndTheCurrentOneIfNoneIsNamed() {
        String automation = place.published(TestModels.userTask(""));
        started(automation);
        place.designer().api().post("/api/v1/automations/" + automation + "/publish", json(Map.of("draftVersion", 1)));

        assertThat(heat(automation, "").path("version").asInt()).isEqualTo(2);
        assertThat(heat(automation, "").path("runs").asInt()).isZero();
        assertThat(heat(automation, "").path("oldest").isNull()).isTrue();
        assertThat(heat(automation, "").path("steps")).isEmpty();
        assertThat(heat(automation, "?version=1").path("runs").asInt()).isOne();
        assertThat(get(automation, "?version=3").status()).isEqualTo(404);
        assertThat(get(automation, "?version=-1").status()).isEqualTo(404);
        assertThat(get(place.drafted(TestModels.userTask("")), "").status()).isEqualTo(404);
    }

    @Test
    void onlyRunsOfThatTimeAreCounted() {
        String automation = place.published(TestModels.userTask(""));
        started(automation);
        Instant now = Instant.now();

        assertThat(heat(automation, "?since=" + now.minus(Duration.ofMinutes(1)))
                        .path("runs")
                        .asInt())
                .isOne();
        assertThat(heat(automation, "?since=0001-01-01T00:00:00Z&until=9999-12-31T23:59:59Z")
                        .path("runs")
                        .asInt())
                .isOne();
        assertThat(heat(automation, "?until=" + now.minus(Duration.ofMinutes(1)))
                        .path("runs")
                        .asInt())
                .isZero();
        JsonNode usual = heat(automation, "");
        assertThat(Duration.between(
                        Instant.parse(usual.path("since").asText()),
                        Instant.parse(usual.path("until").asText())))
                .isEqualTo(Duration.ofDays(30));
    }

    @Test
    void ofTooManyRunsTheNewestAreCountedAndItSaysSo() {
        String automation = place.published(TestModels.userTask(""));
        started(automation);
        started(automation);
        started(automation);
        var few = new RunSettings(
                DataSize.ofBytes(1), DataSize.ofBytes(1), Duration.ofDays(1), 2, Duration.ofSeconds(5), 1_000, 100);
        var heats = new Heats(automations, publications, projects, runs, reader, few, Clock.systemUTC());

        HeatView heat = Objects.requireNonNull(transaction.execute(status ->
                heats.of(place.member().actor(), AutomationId.of(automation), new HeatQuery(null, null, null))));

        assertThat(heat.cut()).isTrue();
        assertThat(heat.runs()).isEqualTo(2);
        assertThat(heat.states().waiting()).isEqualTo(2);
        assertThat(heat.steps()).allMatch(step -> step.entered() == 2);
        assertThat(heat.oldest())
                .isEqualTo(Instant.parse(
                        place.runs(automation).get(1).path("startedAt").asText()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?version=one",
                "?version=99999999999",
                "?since=yesterday",
                "?until=%00",
                "?since=2026-02-01T00:00:00Z&until=2026-01-01T00:00:00Z",
                "?since=2099-01-01T00:00:00Z",
                "?until=-1000000000-01-01T00:00:00Z&since=-1000000000-01-01T00:00:00Z"
            })
    void whatMakesNoSenseIsRefused(String query) {
        String automation = place.published(TestModels.userTask(""));

        assertThat(get(automation, query).status()).isEqualTo(400);
    }

    @Test
    void itIsDrawnFromWhatTheReaderSeesOnly() {
        ProjectId hidden = place.hiddenProject();
        String automation = place.published(place.owner(), TestModels.triggered("TaskCreated", ""));
        place.owner().api().post("/api/v1/projects/" + hidden + "/tasks", json(Map.of("title", "Secret")));

        await().untilAsserted(() -> assertThat(
                        as(place.owner(), automation, "").body().path("runs").asInt())
                .isOne());
        assertThat(heat(automation, "").path("runs").asInt()).isZero();
        assertThat(heat(automation, "").path("steps")).isEmpty();
    }

    @Test
    void nobodyElsewhereSeesIt() {
        String automation = place.published(TestModels.userTask(""));

        assertThat(as(team.place().owner(), automation, "").status()).isEqualTo(404);
        assertThat(team.nobody()
                        .get("/api/v1/automations/" + automation + "/heat")
                        .status())
                .isEqualTo(401);
    }

    private static void assertNumbers(JsonNode step, int entered, int finished, int failed, int held, int waiting) {
        assertThat(List.of(
                        step.path("entered").asInt(-1),
                        step.path("finished").asInt(-1),
                        step.path("failed").asInt(-1),
                        step.path("held").asInt(-1),
                        step.path("waiting").asInt(-1)))
                .as(step.toString())
                .containsExactly(entered, finished, failed, held, waiting);
    }

    private static JsonNode states(int running, int waiting, int completed, int failed, int cancelled) {
        return new ObjectMapper()
                .createObjectNode()
                .put("running", running)
                .put("waiting", waiting)
                .put("completed", completed)
                .put("failed", failed)
                .put("cancelled", cancelled);
    }

    private static JsonNode step(JsonNode heat, String element) {
        return heat.path("steps")
                .valueStream()
                .filter(step -> step.path("elementId").asText().equals(element))
                .findAny()
                .orElseThrow();
    }

    private String started(String automation) {
        return start(automation, Map.of("who", "Uma"));
    }

    private String start(String automation, Map<String, ?> variables) {
        Answer started = place.designer()
                .api()
                .post("/api/v1/automations/" + automation + "/start", json(Map.of("variables", variables)));
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        return started.body().path("id").asText();
    }

    private void awaitStates(String automation, String state, int runs) {
        await().untilAsserted(() -> assertThat(
                        heat(automation, "").path("states").path(state).asInt())
                .isEqualTo(runs));
    }

    private JsonNode heat(String automation, String query) {
        Answer answer = get(automation, query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private Answer get(String automation, String query) {
        return as(place.member(), automation, query);
    }

    private static Answer as(Somebody reader, String automation, String query) {
        return reader.api().get("/api/v1/automations/" + automation + "/heat" + query);
    }
}
