package io.taskloom.engine.scenario;

import static io.taskloom.engine.Team.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.ScriptedWork;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.bpm.Deployments;
import io.taskloom.engine.bpm.Drawn;
import io.taskloom.engine.bpm.StepWork.Outcome;
import io.taskloom.engine.bpm.TooManyTryOuts;
import io.taskloom.engine.bpm.TryOuts;
import io.taskloom.engine.event.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

@AutomationTest
@Timeout(120)
class ScenarioApiTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="https://taskloom.io/automations">
              <bpmn:error id="refusal" name="Refused" errorCode="refused" />
              <bpmn:process id="test" name="Test" isExecutable="true">
                <bpmn:startEvent id="start" name="Started" />
                <bpmn:sequenceFlow id="to-ask" sourceRef="start" targetRef="ask" />
                <bpmn:serviceTask id="ask" name="Ask" camunda:type="external" camunda:topic="test:scenario-ask">
                  <bpmn:extensionElements>
                    <camunda:inputOutput>
                      <camunda:inputParameter name="said">="Hello " + who</camunda:inputParameter>
                      <camunda:outputParameter name="answer">=result.text</camunda:outputParameter>
                    </camunda:inputOutput>
                    <camunda:properties><camunda:property name="retry" value="R1/PT1S" /></camunda:properties>
                  </bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:boundaryEvent id="refused" name="Refused" attachedToRef="ask">
                  <bpmn:errorEventDefinition id="refused-error" errorRef="refusal" />
                </bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="to-never" sourceRef="refused" targetRef="never" />
                <bpmn:endEvent id="never" name="Never" />
                <bpmn:sequenceFlow id="to-decide" sourceRef="ask" targetRef="decide" />
                <bpmn:exclusiveGateway id="decide" name="Wanted?" default="to-look" />
                <bpmn:sequenceFlow id="to-done" name="yes" sourceRef="decide" targetRef="done">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=answer = "yes"</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="to-look" sourceRef="decide" targetRef="look" />
                <bpmn:endEvent id="done" name="Done" />
                <bpmn:userTask id="look" name="Have a look" />
                <bpmn:sequenceFlow id="to-looked" sourceRef="look" targetRef="looked" />
                <bpmn:endEvent id="looked" name="Looked" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    /** It asks the other way round. */
    private static final String CHANGED = MODEL.replace("=answer = \"yes\"", "=answer = \"no\"");

    @Autowired
    private Team team;

    @Autowired
    private ScriptedWork work;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Deployments deployments;

    @Autowired
    private ObjectMapper mapper;

    private Place place;
    private String automation = "";

    @BeforeEach
    void aDraft() {
        place = team.place();
        automation = place.drafted(MODEL);
    }

    @Test
    void aScenarioIsKeptReadChangedAndDeleted() {
        Answer made = post("/scenarios", saysYes());

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String id = made.body().path("id").asText();
        assertThat(made.header("Location")).isEqualTo(path("/scenarios/" + id));
        assertThat(made.header("ETag")).isEqualTo("\"v1\"");
        JsonNode one = get("/scenarios/" + id);
        assertThat(one.path("answers").get(0).path("output").path("text").asText())
                .isEqualTo("yes");
        assertThat(one.path("variables").path("who").asText()).isEqualTo("Uma");
        JsonNode listed = get("/scenarios").path("items");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).path("expected").path("at").get(0).asText()).isEqualTo("done");
        assertThat(listed.get(0).has("answers")).isFalse();

        Answer renamed = patch(id, Map.of("name", " Agrees "), "\"v1\"");
        assertThat(renamed.body().path("name").asText()).isEqualTo("Agrees");
        assertThat(renamed.header("ETag")).isEqualTo("\"v2\"");
        assertThat(patch(id, Map.of("name", "Late"), "\"v1\"").status()).isEqualTo(412);
        assertThat(send("DELETE", "/scenarios/" + id, "", Map.of("If-Match", "\"v1\""))
                        .status())
                .isEqualTo(412);
        assertThat(send("DELETE", "/scenarios/" + id, "", Map.of()).status()).isEqualTo(204);
        assertThat(place.designer().api().get(path("/scenarios/" + id)).status())
                .isEqualTo(404);
        assertThat(holding("scenario_text")).isZero();
    }

    @Test
    void whatIsTooLargeTooManyOrNoNameIsRefused() {
        assertThat(post("/scenarios", with(saysYes(), "variables", Map.of("a b", 1)))
                        .status())
                .isEqualTo(400);
        assertThat(post("/scenarios", with(saysYes(), "variables", Map.of("who", "x".repeat(300_000))))
                        .text())
                .contains("too-large");
        assertThat(post("/scenarios", with(saysYes(), "expected", Map.of("state", "stopped")))
                        .status())
                .isEqualTo(400);
        for (int n = 0; n < 50; n++) {
            assertThat(post("/scenarios", saysYes()).status()).isEqualTo(201);
        }
        Answer refused = post("/scenarios", saysYes());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("too-many-scenarios");
    }

    @Test
    void onlyWhoMayPublishSeesThem() {
        String id = created(saysYes());
        Place elsewhere = team.place();

        assertThat(place.member().api().get(path("/scenarios")).status()).isEqualTo(403);
        assertThat(place.member().api().post(path("/scenarios/run"), "{}").status())
                .isEqualTo(403);
        assertThat(elsewhere.designer().api().get(path("/scenarios/" + id)).status())
                .isEqualTo(404);
        assertThat(team.nobody().get(path("/scenarios")).status()).isEqualTo(401);
        String other = elsewhere.drafted(MODEL);
        assertThat(elsewhere
                        .designer()
                        .api()
                        .get("/api/v1/automations/%s/scenarios/%s".formatted(other, id))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void runningThemTellsWhatCameOutOtherwiseAndWhatNobodyPassed() {
        String yes = created(saysYes());
        String no = created(saysNo());

        JsonNode run = run(Map.of());
        assertThat(run.path("passed").asBoolean()).as(run.toString()).isTrue();
        assertThat(run.path("results"))
                .extracting(it -> it.path("outcome").asText())
                .containsExactly("passed", "passed");
        JsonNode elements = run.path("coverage").path("elements");
        assertThat(elements.path("passed").asInt()).isEqualTo(4);
        assertThat(elements.path("total").asInt()).isEqualTo(8);
        assertThat(elements.path("never"))
                .extracting(it -> it.path("id").asText())
                .containsExactlyInAnyOrder("refused", "never", "look", "looked");
        JsonNode flows = run.path("coverage").path("flows");
        assertThat(flows.path("passed").asInt()).isEqualTo(4);
        assertThat(flows.path("never"))
                .extracting(it -> it.path("name").asText())
                .containsExactlyInAnyOrder("Refused → Never", "Have a look → Looked");

        JsonNode changed = run(Map.of("bpmn", CHANGED));
        assertThat(changed.path("passed").asBoolean()).isFalse();
        JsonNode first = changed.path("results").get(0);
        assertThat(first.path("id").asText()).isEqualTo(yes);
        assertThat(first.path("outcome").asText()).isEqualTo("failed");
        assertThat(first.path("message").asText()).isEqualTo("It was to end at “Done”, and waits at “Have a look”.");
        assertThat(first.path("element").asText()).isEqualTo("look");

        // The new outcome is what is expected from now on.
        Answer accepted = patch(yes, Map.of("expected", first.path("actual")), "\"v1\"");
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);
        JsonNode again = run(Map.of("bpmn", CHANGED, "scenarios", List.of(yes)));
        assertThat(again.path("results")).hasSize(1);
        assertThat(again.path("passed").asBoolean()).isTrue();
        assertThat(post("/scenarios/run", Map.of("scenarios", List.of(UUID.randomUUID())))
                        .status())
                .isEqualTo(404);
        assertThat(post("/scenarios/run", Map.of("bpmn", "<no/>")).status()).isEqualTo(422);
        assertThat(no).isNotEmpty();
    }

    @Test
    void variablesAndFailuresAreHeldAgainstWhatWasExpected() {
        created(with(
                saysYes(),
                "expected",
                Map.of(
                        "state", "completed",
                        "at", List.of("done"),
                        "passed", List.of("ask"),
                        "variables", Map.of("answer", "maybe"))));
        created(with(saysYes(), "answers", List.of(Map.of("element", "ask", "failure", "The peer is asleep"))));

        JsonNode results = run(Map.of()).path("results");

        assertThat(results.get(0).path("message").asText())
                .isEqualTo("The variable “answer” was to be \"maybe\", and is \"yes\".");
        assertThat(results.get(0)
                        .path("actual")
                        .path("variables")
                        .path("answer")
                        .asText())
                .isEqualTo("yes");
        assertThat(results.get(1).path("message").asText())
                .isEqualTo("It was to end at “Done”, and failed at “Ask”: The peer is asleep.");
    }

    @Test
    void whatNoLongerFitsTheModelSaysSoAndIsKept() {
        created(with(saysYes(), "answers", List.of(Map.of("element", "gone"))));
        created(with(saysYes(), "start", "elsewhere"));

        JsonNode results = run(Map.of()).path("results");

        assertThat(results).extracting(it -> it.path("outcome").asText()).containsExactly("unfit", "unfit");
        assertThat(results.get(0).path("message").asText()).contains("It answers “gone”");
        assertThat(results.get(1).path("message").asText()).contains("It begins at “elsewhere”");
        assertThat(get("/scenarios").path("items")).hasSize(2);
    }

    @Test
    void whatIsLeftWhenTimeIsUpIsNotRunAndNeitherIsAnythingOnABusyNode() {
        var now = new AtomicReference<>(Instant.EPOCH);
        InstantSource time = now::get;
        var busyAndSlow = new TryOuts() {
            @Override
            public Model accept(String bpmn, Drawn drawn) {
                return new Model(bpmn, drawn, deployments.read(bpmn));
            }

            @Override
            public TryOut tryOut(Plan plan) {
                now.updateAndGet(at -> at.plusSeconds(20));
                throw new TooManyTryOuts();
            }
        };
        var trials = new ScenarioTrials(
                busyAndSlow,
                new ScenarioSettings(50, DataSize.ofKilobytes(256), Duration.ofSeconds(30)),
                mapper,
                time.withZone(ZoneOffset.UTC));
        var text = new ScenarioText(
                "Says yes",
                "",
                "start",
                Map.of(),
                List.of(),
                false,
                new Expectation(ScenarioEnd.COMPLETED, List.of("done"), List.of(), null));
        var scenario = new Scenario(new ScenarioId(Ids.next()), Ids.next(), text, 1, Instant.EPOCH);

        ScenarioResults results = trials.run(List.of(scenario, scenario, scenario), MODEL, Drawn.NOTHING);

        assertThat(results.results())
                .extracting(ScenarioResult::message)
                .satisfiesExactly(
                        busy -> assertThat(busy).contains("others try out"),
                        busy -> assertThat(busy).contains("others try out"),
                        late -> assertThat(late).contains("longer than 30 seconds"));
        assertThat(results.passed()).isFalse();
        assertThat(results.coverage().elements().passed()).isZero();
    }

    @Test
    void publishingKeepsThemWithTheVersionAsTheyWere() {
        String yes = created(saysYes());
        assertThat(publish(1, null).status()).isEqualTo(201);

        patch(yes, Map.of("name", "Renamed since"), "\"v1\"");
        send("DELETE", "/scenarios/" + yes, "", Map.of());

        JsonNode kept = get("/versions/1/scenarios");
        assertThat(kept.path("scenarios")).hasSize(1);
        JsonNode scenario = kept.path("scenarios").get(0);
        assertThat(scenario.path("name").asText()).isEqualTo("Says yes");
        assertThat(scenario.path("outcome").asText()).isEqualTo("passed");
        assertThat(kept.path("coverage").path("elements").path("passed").asInt())
                .isEqualTo(4);
        assertThat(kept.path("overrideReason").isNull()).isTrue();
        assertThat(place.designer().api().get(path("/versions/7/scenarios")).status())
                .isEqualTo(404);

        saved(1, CHANGED);
        assertThat(publish(2, null).status()).isEqualTo(201);
        assertThat(get("/versions/2/scenarios").path("scenarios")).isEmpty();
        assertThat(post("/rollback", Map.of("version", 1)).status()).isEqualTo(201);
        assertThat(get("/versions/3/scenarios").path("scenarios")).hasSize(1);
        assertThat(get("/scenarios").path("items")).isEmpty();
    }

    @Test
    void aFailingOneBlocksPublishingUnlessThereIsAReason() {
        created(saysYes());
        saved(1, CHANGED);

        Answer blocked = publish(2, null);
        assertThat(blocked.status()).isEqualTo(409);
        assertThat(blocked.type()).isEqualTo("scenarios-failed");
        assertThat(blocked.body().path("results").get(0).path("message").asText())
                .contains("waits at “Have a look”");
        assertThat(blocked.body()
                        .path("coverage")
                        .path("elements")
                        .path("total")
                        .asInt())
                .isEqualTo(8);
        assertThat(get("").path("published").isNull()).isTrue();
        assertThat(publish(2, "  ").status()).isEqualTo(400);

        Answer overridden = publish(2, "The rule has been turned round");
        assertThat(overridden.status()).as(overridden.text()).isEqualTo(201);
        JsonNode kept = get("/versions/1/scenarios");
        assertThat(kept.path("overrideReason").asText()).isEqualTo("The rule has been turned round");
        assertThat(kept.path("scenarios").get(0).path("outcome").asText()).isEqualTo("failed");
        assertThat(db.sql(
                                "select data::text from audit_entry where type = 'ScenariosOverridden' and workspace = :workspace")
                        .param("workspace", place.workspace().value())
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("The rule has been turned round");
    }

    @Test
    void aDraftSavedMeanwhileIsNotPublished() {
        created(saysYes());
        saved(1, MODEL.replace("Wanted?", "Really?"));

        assertThat(publish(1, null).status()).isEqualTo(412);
        assertThat(get("").path("published").isNull()).isTrue();
    }

    @Test
    void nothingLeavesAndNothingStays() {
        String planted = "planted-" + UUID.randomUUID();
        created(with(saysYes(), "variables", Map.of("who", planted)));

        run(Map.of());
        assertThat(publish(1, null).status()).isEqualTo(201);

        assertThat(work.calls("scenario-ask"))
                .noneMatch(call -> call.input().toString().contains(planted));
        assertThat(db.sql("select count(*) from run_step where output::text like :text or input::text like :text")
                        .param("text", "%" + planted + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aRunBecomesAScenario() {
        work.script("scenario-ask", call -> new Outcome.Done(Map.of("text", "yes")));
        assertThat(publish(1, null).status()).isEqualTo(201);
        String run = started("completed");

        Answer made = ofRun(run, "As it was");

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        JsonNode expected = made.body().path("expected");
        assertThat(expected.path("state").asText()).isEqualTo("completed");
        assertThat(expected.path("at")).extracting(JsonNode::asText).containsExactly("done");
        assertThat(expected.path("passed"))
                .extracting(JsonNode::asText)
                .containsExactly("start", "ask", "decide", "done");
        assertThat(made.body().path("variables").path("who").asText()).isEqualTo("Uma");
        JsonNode came = run(Map.of());
        assertThat(came.path("passed").asBoolean()).as(came.toString()).isTrue();
        assertThat(place.member()
                        .api()
                        .post("/api/v1/runs/" + run + "/scenario", json(Map.of("name", "No")))
                        .status())
                .isEqualTo(403);
        assertThat(team.place()
                        .designer()
                        .api()
                        .post("/api/v1/runs/" + run + "/scenario", json(Map.of("name", "No")))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void soDoesOneThatAnErrorLedElsewhereAndOneThatIsHeld() {
        work.script("scenario-ask", call -> new Outcome.Error("refused", "No"));
        assertThat(publish(1, null).status()).isEqualTo(201);
        Answer led = ofRun(started("completed"), "Refused");
        assertThat(led.status()).as(led.text()).isEqualTo(201);
        assertThat(led.body().path("answers").get(0).path("error").asText()).isEqualTo("refused");

        work.script("scenario-ask", call -> new Outcome.Failed("The peer is asleep", false, null));
        Answer held = ofRun(started("failed"), "Asleep");
        assertThat(held.status()).as(held.text()).isEqualTo(201);
        assertThat(held.body().path("expected").path("at"))
                .extracting(JsonNode::asText)
                .containsExactly("ask");

        JsonNode came = run(Map.of());
        assertThat(came.path("passed").asBoolean()).as(came.toString()).isTrue();
    }

    @Test
    void oneThatStillGoesOnDoesNot() {
        work.script("scenario-ask", call -> new Outcome.Done(Map.of("text", "no")));
        assertThat(publish(1, null).status()).isEqualTo(201);

        Answer refused = ofRun(started("waiting"), "Too early");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("run-not-over");
    }

    @Test
    void theyGoWithTheirAutomation() {
        created(saysYes());
        assertThat(publish(1, null).status()).isEqualTo(201);

        assertThat(send("DELETE", "", "", Map.of()).status()).isEqualTo(204);

        assertThat(holding("scenario") + holding("scenario_text") + holding("rehearsal"))
                .isZero();
    }

    private static Map<String, Object> saysYes() {
        return scenario("Says yes", "yes", "completed", "done", List.of("start", "ask", "decide", "done"));
    }

    private static Map<String, Object> saysNo() {
        return scenario("Says no", "no", "waiting", "look", List.of("start", "ask", "decide"));
    }

    private static Map<String, Object> scenario(
            String name, String answer, String state, String at, List<String> passed) {
        return Map.of(
                "name",
                name,
                "start",
                "start",
                "variables",
                Map.of("who", "Uma"),
                "answers",
                List.of(Map.of("element", "ask", "output", Map.of("text", answer))),
                "expected",
                Map.of("state", state, "at", List.of(at), "passed", passed));
    }

    private static Map<String, Object> with(Map<String, ?> scenario, String name, Object value) {
        Map<String, Object> more = new HashMap<>(scenario);
        more.put(name, value);
        return more;
    }

    private String created(Map<String, ?> scenario) {
        Answer made = post("/scenarios", scenario);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.body().path("id").asText();
    }

    private JsonNode run(Map<String, ?> wanted) {
        Answer answer = post("/scenarios/run", wanted);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private Answer publish(int draft, @Nullable String reason) {
        return post(
                "/publish",
                reason == null
                        ? Map.of("draftVersion", draft)
                        : Map.of("draftVersion", draft, "overrideReason", reason));
    }

    private void saved(int draft, String bpmn) {
        Answer saved = send("PUT", "/draft", json(Map.of("bpmn", bpmn)), Map.of("If-Match", "\"v" + draft + "\""));
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }

    private String started(String state) {
        String run = post("/start", Map.of("variables", Map.of("who", "Uma")))
                .body()
                .path("id")
                .asText();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(place.designer()
                        .api()
                        .get("/api/v1/runs/" + run)
                        .body()
                        .path("state")
                        .asText())
                .isEqualTo(state));
        return run;
    }

    private Answer ofRun(String run, String name) {
        return place.designer().api().post("/api/v1/runs/" + run + "/scenario", json(Map.of("name", name)));
    }

    private Answer patch(String id, Map<String, ?> change, String tag) {
        return send("PATCH", "/scenarios/" + id, json(change), Map.of("If-Match", tag));
    }

    private Answer post(String path, Map<String, ?> body) {
        return place.designer().api().post(path(path), json(body));
    }

    private Answer send(String method, String path, String body, Map<String, String> headers) {
        return place.designer().api().send(method, path(path), body, headers);
    }

    private JsonNode get(String path) {
        return place.designer().api().get(path(path)).body();
    }

    private String path(String more) {
        return "/api/v1/automations/" + automation + more;
    }

    private long holding(String table) {
        return db.sql("select count(*) from " + table + " where automation_id = :automation")
                .param("automation", UUID.fromString(automation))
                .query(Long.class)
                .single();
    }
}
