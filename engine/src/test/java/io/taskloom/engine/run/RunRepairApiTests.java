package io.taskloom.engine.run;

import static io.taskloom.engine.Team.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.ScriptedWork;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestModels;
import io.taskloom.engine.bpm.StepWork.Outcome;
import io.taskloom.engine.event.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AutomationTest
class RunRepairApiTests {

    private static final String FAILING = """
            <bpmn:serviceTask id="%s" name="%s" camunda:type="external" camunda:topic="test:%s">
              <bpmn:extensionElements>
                <camunda:inputOutput><camunda:outputParameter name="answer">=result.answer</camunda:outputParameter></camunda:inputOutput>
                <camunda:properties><camunda:property name="retry" value="R1/PT1S" /></camunda:properties>
              </bpmn:extensionElements>
            </bpmn:serviceTask>
            """;

    @Autowired
    private Team team;

    @Autowired
    private ScriptedWork work;

    @Autowired
    private JdbcClient db;

    private Place place;
    private String only;

    @BeforeEach
    void aStepThatTakesNobodyButEve() {
        place = team.place();
        only = "only-eve-" + Ids.next();
        work.script(
                only,
                call -> "Hello Eve".equals(call.input().get("said"))
                        ? new Outcome.Done(Map.of("ok", true))
                        : new Outcome.Failed("Nobody else is taken", false, null));
    }

    @Test
    void aFailedStepIsTriedAgainWithAnotherInput() {
        String run = held(TestModels.oneStep(only, ""));

        Answer retried = retry(run, "{\"variables\": {\"said\": \"Hello Eve\"}}");

        assertThat(retried.status()).as(retried.text()).isEqualTo(200);
        awaitState(run, "completed");
        assertThat(step(run, "step").at("/input/said").asText()).isEqualTo("Hello Eve");
        JsonNode corrections = get(run).path("corrections");
        assertThat(corrections).hasSize(1);
        assertThat(corrections.at("/0/names/0").asText()).isEqualTo("said");
        assertThat(corrections.at("/0/by/id").asText())
                .isEqualTo(place.designer().id().toString());
        assertThat(corrections.at("/0/at").asText()).isNotEmpty();
    }

    @Test
    void fromAVariableOfTheRunItsInputsAreWorkedOutAnew() {
        String run = held(TestModels.oneStep(only, ""));

        assertThat(retry(run, "{\"variables\": {\"who\": \"Eve\", \"more\": [1, {\"a\": null}]}}")
                        .status())
                .isEqualTo(200);

        awaitState(run, "completed");
        assertThat(step(run, "step").at("/input/said").asText()).isEqualTo("Hello Eve");
        assertThat(get(run).at("/corrections/0/names"))
                .extracting(JsonNode::asText)
                .containsExactly("more", "who");
    }

    @Test
    void anInputThatIsGivenWinsOverOneThatIsWorkedOut() {
        String run = held(TestModels.oneStep(only, ""));

        retry(run, "{\"variables\": {\"who\": \"Mallory\", \"said\": \"Hello Eve\"}}");

        awaitState(run, "completed");
    }

    @Test
    void theLogTellsWhichDataWasSetAndNeverToWhat() {
        String run = held(TestModels.oneStep(only, ""));

        retry(run, "{\"variables\": {\"said\": \"Secret word\"}}");

        String entries = place.owner()
                .api()
                .get("/api/v1/workspaces/" + place.workspace() + "/audit?kind=automation")
                .text();
        assertThat(entries).contains("set data of a held run of “Test automation”: said");
        assertThat(entries).doesNotContain("Secret word");
        assertThat(db.sql(
                                "select data::text from event where subject_id = cast(? as uuid) and type = 'RunDataCorrected'")
                        .param(run)
                        .query(String.class)
                        .list())
                .hasSize(1)
                .noneMatch(data -> data.contains("Secret word"));
    }

    @Test
    void dataThatNoModelCouldNameIsRefusedAndTheRunStaysHeld() {
        String run = held(TestModels.oneStep(only, ""));
        String many = IntStream.range(0, 51).mapToObj("\"v%d\": 1"::formatted).collect(Collectors.joining(","));

        for (String body : List.of(
                "{\"variables\": {\"a b\": 1}}",
                "{\"variables\": {\"${x}\": 1}}",
                "{\"variables\": {" + many + "}}",
                "{\"variables\": []}",
                "{\"other\": 1}",
                json(Map.of("variables", Map.of("big", "x".repeat(140_000)))))) {
            assertThat(retry(run, body).status()).isEqualTo(400);
        }
        assertThat(get(run).path("state").asText()).isEqualTo("failed");
        assertThat(get(run).path("corrections")).isEmpty();
    }

    @Test
    void aSkippedStepIsLeftWithTheOutputThatIsGiven() {
        String next = "next-" + Ids.next();
        String run = held(process(FAILING.formatted("step", "Ask the peer", only), """
                <bpmn:sequenceFlow id="on" sourceRef="step" targetRef="then" />
                <bpmn:serviceTask id="then" name="Then" camunda:type="external" camunda:topic="test:%s">
                  <bpmn:extensionElements><camunda:inputOutput>
                    <camunda:inputParameter name="got">=answer</camunda:inputParameter>
                  </camunda:inputOutput></bpmn:extensionElements>
                </bpmn:serviceTask>""".formatted(next), "then"));
        String step = step(run, "step").path("id").asText();

        Answer skipped = skip(run, "{\"stepId\": \"%s\", \"output\": {\"answer\": 42}}".formatted(step));

        assertThat(skipped.status()).as(skipped.text()).isEqualTo(200);
        awaitState(run, "completed");
        JsonNode left = step(run, "step");
        assertThat(left.path("state").asText()).isEqualTo("skipped");
        assertThat(left.path("error").asText()).contains("Nobody else is taken");
        assertThat(left.at("/skippedBy/id").asText())
                .isEqualTo(place.designer().id().toString());
        assertThat(Instant.parse(left.path("endedAt").asText()))
                .isBeforeOrEqualTo(
                        Instant.parse(step(run, "then").path("startedAt").asText()));
        assertThat(left.path("attempts").asInt()).isEqualTo(1);
        assertThat(left.at("/output/result/answer").asInt()).as(left.toString()).isEqualTo(42);
        assertThat(left.path("input").has("result")).isFalse();
        assertThat(step(run, "then").at("/input/got").asInt()).isEqualTo(42);
        assertThat(get(run).path("error").isNull()).isTrue();
        assertThat(place.owner()
                        .api()
                        .get("/api/v1/workspaces/" + place.workspace() + "/audit?kind=automation")
                        .text())
                .contains("skipped the step “Ask the peer” of a held run of “Test automation”");
    }

    @Test
    void aStepIsSkippedWithNothingAsWell() {
        String run = held(TestModels.oneStep(only, ""));

        assertThat(place.designer()
                        .api()
                        .post("/api/v1/runs/" + run + "/skip", "")
                        .status())
                .isEqualTo(200);

        awaitState(run, "completed");
        assertThat(step(run, "step").path("state").asText()).isEqualTo("skipped");
        assertThat(skip(run, "{}").type()).isEqualTo("run-over");
    }

    @Test
    void whereSeveralStepsHoldARunOneIsNamedAndTheOtherHoldsItStill() {
        String run = held(process(
                "<bpmn:parallelGateway id=\"step\" />",
                FAILING.formatted("one", "One", only) + FAILING.formatted("two", "Two", only) + """
                <bpmn:sequenceFlow id="a" sourceRef="step" targetRef="one" />
                <bpmn:sequenceFlow id="b" sourceRef="step" targetRef="two" />
                <bpmn:sequenceFlow id="c" sourceRef="one" targetRef="join" />
                <bpmn:sequenceFlow id="d" sourceRef="two" targetRef="join" />
                <bpmn:parallelGateway id="join" />""",
                "join"));
        await().untilAsserted(() -> {
            assertThat(step(run, "one").path("state").asText()).isEqualTo("failed");
            assertThat(step(run, "two").path("state").asText()).isEqualTo("failed");
        });

        assertThat(skip(run, "{}").type()).isEqualTo("not-skipped");
        assertThat(skip(run, "{\"stepId\": \"nothing\"}").type()).isEqualTo("not-skipped");
        assertThat(skip(
                                run,
                                "{\"stepId\": \"%s\"}"
                                        .formatted(step(run, "one").path("id").asText()))
                        .status())
                .isEqualTo(200);
        assertThat(get(run).path("state").asText()).isEqualTo("failed");
        assertThat(skip(run, "{}").status()).isEqualTo(200);

        awaitState(run, "completed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/retry", "/skip"})
    void whoMayNotPublishRepairsNothing(String repair) {
        String run = held(TestModels.oneStep(only, ""));
        String path = "/api/v1/runs/" + run + repair;
        TestApi stranger = team.place().designer().api();

        assertThat(place.member().api().post(path, "{}").status()).isEqualTo(403);
        assertThat(stranger.post(path, "{}").status()).isEqualTo(404);
        assertThat(team.nobody().post(path, "{}").status()).isEqualTo(401);
        assertThat(get(run).path("state").asText()).isEqualTo("failed");
    }

    @Test
    void whatIsNotHeldIsNotSkipped() {
        String run = started(TestModels.userTask(""));

        assertThat(skip(run, "{}").type()).isEqualTo("run-not-failed");
        assertThat(skip(run, "{\"output\": {\"a b\": 1}}").status()).isEqualTo(409);
    }

    private static String process(String step, String more, String last) {
        return TestModels.process("", step + more)
                .replace("id=\"to-end\" sourceRef=\"step\"", "id=\"to-end\" sourceRef=\"" + last + "\"");
    }

    private String held(String bpmn) {
        String run = started(bpmn);
        awaitState(run, "failed");
        return run;
    }

    private String started(String bpmn) {
        Answer started = place.designer()
                .api()
                .post("/api/v1/automations/" + place.published(bpmn) + "/start", "{\"variables\": {\"who\": \"Uma\"}}");
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        return started.body().path("id").asText();
    }

    private Answer retry(String run, String body) {
        return place.designer().api().post("/api/v1/runs/" + run + "/retry", body);
    }

    private Answer skip(String run, String body) {
        return place.designer().api().post("/api/v1/runs/" + run + "/skip", body);
    }

    private JsonNode get(String run) {
        return place.member().api().get("/api/v1/runs/" + run).body();
    }

    private JsonNode steps(String run) {
        return place.member().api().get("/api/v1/runs/" + run + "/steps").body().path("items");
    }

    private JsonNode step(String run, String element) {
        for (JsonNode step : steps(run)) {
            if (step.path("elementId").asText().equals(element)) {
                return step;
            }
        }
        throw new AssertionError("No step in " + steps(run));
    }

    private void awaitState(String run, String state) {
        await().untilAsserted(() -> assertThat(get(run).path("state").asText())
                .as(steps(run).toString())
                .isEqualTo(state));
    }
}
