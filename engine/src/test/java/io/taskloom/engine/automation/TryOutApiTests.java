package io.taskloom.engine.automation;

import static io.taskloom.engine.Team.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.ScriptedWork;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestModels;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AutomationTest
class TryOutApiTests {

    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="https://taskloom.io/automations">
              <bpmn:error id="refusal" name="Refused" errorCode="refused" />
              <bpmn:process id="test" name="Test" isExecutable="true">
                <bpmn:startEvent id="start" name="Started" />
                <bpmn:sequenceFlow id="to-ask" sourceRef="start" targetRef="ask" />
                <bpmn:serviceTask id="ask" name="Ask" camunda:type="external" camunda:topic="test:ask">
                  <bpmn:extensionElements>
                    <camunda:inputOutput>
                      <camunda:inputParameter name="said">="Hello " + who</camunda:inputParameter>
                      <camunda:outputParameter name="answer">=result.text</camunda:outputParameter>
                    </camunda:inputOutput>
                  </bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:boundaryEvent id="refused" name="Refused" attachedToRef="ask">
                  <bpmn:errorEventDefinition id="refused-error" errorRef="refusal" />
                </bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="to-never" sourceRef="refused" targetRef="never" />
                <bpmn:endEvent id="never" name="Never" />
                <bpmn:sequenceFlow id="to-decide" sourceRef="ask" targetRef="decide" />
                <bpmn:exclusiveGateway id="decide" name="Wanted?" default="to-look" />
                <bpmn:sequenceFlow id="to-wait" sourceRef="decide" targetRef="wait">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=answer = "yes"</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="to-look" sourceRef="decide" targetRef="look" />
                <bpmn:intermediateCatchEvent id="wait" name="A day">
                  <bpmn:timerEventDefinition id="wait-timer"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P1D</bpmn:timeDuration></bpmn:timerEventDefinition>
                </bpmn:intermediateCatchEvent>
                <bpmn:sequenceFlow id="to-done" sourceRef="wait" targetRef="done" />
                <bpmn:endEvent id="done" name="Done" />
                <bpmn:userTask id="look" name="Have a look" />
                <bpmn:sequenceFlow id="to-looked" sourceRef="look" targetRef="looked" />
                <bpmn:endEvent id="looked" name="Looked" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    private static final Map<String, Object> YES = Map.of("element", "ask", "output", Map.of("text", "yes"));

    @Autowired
    private Team team;

    @Autowired
    private ScriptedWork work;

    @Autowired
    private JdbcClient db;

    private Place place;
    private String automation = "";

    @BeforeEach
    void aDraft() {
        place = team.place();
        automation = place.drafted(MODEL);
    }

    @Test
    void itStopsAtAStepAndSaysWhatThatWouldDo() {
        JsonNode tried = tried(Map.of("variables", Map.of("who", "Uma")));

        assertThat(tried.path("state").asText()).isEqualTo("waiting");
        assertThat(path(tried)).containsExactly("start completed", "ask active");
        assertThat(tried.path("steps").get(0).path("output").path("who").asText())
                .isEqualTo("Uma");
        JsonNode waiting = tried.path("waiting").get(0);
        assertThat(tried.path("waiting")).hasSize(1);
        assertThat(waiting.path("elementId").asText()).isEqualTo("ask");
        assertThat(waiting.path("kind").asText()).isEqualTo("step");
        assertThat(waiting.path("topic").asText()).isEqualTo("test:ask");
        assertThat(waiting.path("input").path("said").asText()).isEqualTo("Hello Uma");
        assertThat(tried.path("variables").path("who").asText()).isEqualTo("Uma");
        assertThat(tried.path("moves").asInt()).isZero();
    }

    @Test
    void answersTakeItOnAndTimersAreSkippedOnDemand() {
        Map<String, Object> plan = Map.of("variables", Map.of("who", "Uma"), "answers", List.of(YES));

        JsonNode waits = tried(plan);
        assertThat(path(waits)).containsExactly("start completed", "ask completed", "decide completed", "wait active");
        assertThat(waits.path("waiting").get(0).path("kind").asText()).isEqualTo("timer");
        assertThat(waits.path("waiting").get(0).path("dueAt").asText()).isNotEmpty();
        assertThat(waits.path("steps")
                        .get(1)
                        .path("output")
                        .path("result")
                        .path("text")
                        .asText())
                .isEqualTo("yes");
        assertThat(waits.path("variables").path("answer").asText()).isEqualTo("yes");

        JsonNode through = tried(with(plan, "skipTimers", true));
        assertThat(through.path("state").asText()).isEqualTo("completed");
        assertThat(path(through)).endsWith("wait completed", "done completed");
        assertThat(through.path("variables").path("answer").asText()).isEqualTo("yes");
        assertThat(through.path("moves").asInt()).isEqualTo(2);

        JsonNode fired = tried(with(plan, "answers", List.of(YES, Map.of("element", "wait"))));
        assertThat(fired.path("state").asText()).isEqualTo("completed");
    }

    @Test
    void aStepAtATime() {
        Map<String, Object> plan = Map.of(
                "variables",
                Map.of("who", "Uma"),
                "answers",
                List.of(Map.of("element", "ask", "output", Map.of("text", "no")), Map.of("element", "look")));

        assertThat(path(tried(with(plan, "moves", 0)))).last().isEqualTo("ask active");
        JsonNode one = tried(with(plan, "moves", 1));
        assertThat(path(one)).last().isEqualTo("look active");
        assertThat(one.path("waiting").get(0).path("kind").asText()).isEqualTo("user-task");
        assertThat(path(tried(with(plan, "moves", 2)))).last().isEqualTo("looked completed");
    }

    @Test
    void aStepMayAnswerWithAnErrorOrFail() {
        JsonNode caught = tried(Map.of(
                "variables", Map.of("who", "Uma"), "answers", List.of(Map.of("element", "ask", "error", "refused"))));
        assertThat(caught.path("state").asText()).isEqualTo("completed");
        assertThat(path(caught)).contains("ask cancelled", "never completed");

        JsonNode uncaught = tried(Map.of(
                "variables", Map.of("who", "Uma"), "answers", List.of(Map.of("element", "ask", "error", "other"))));
        assertThat(uncaught.path("state").asText()).isEqualTo("failed");
        assertThat(uncaught.path("error").path("element").asText()).isEqualTo("ask");

        JsonNode failed = tried(Map.of(
                "variables",
                Map.of("who", "Uma"),
                "answers",
                List.of(Map.of("element", "ask", "failure", "The peer is asleep"))));
        assertThat(failed.path("state").asText()).isEqualTo("failed");
        assertThat(failed.path("error").path("message").asText()).isEqualTo("The peer is asleep");
        assertThat(path(failed)).containsExactly("start completed", "ask failed");
    }

    @Test
    void whatBreaksIsNamed() {
        String endless = MODEL.replace("=\"Hello \" + who", "=count(for x in 1..100000000 return x)");
        JsonNode input = tried(Map.of("bpmn", endless));
        assertThat(input.path("state").asText()).isEqualTo("failed");
        assertThat(input.path("error").path("element").asText()).isEqualTo("ask");
    }

    @Test
    void aLoopIsStopped() {
        JsonNode tried = tried(Map.of("bpmn", loop(), "answers", List.of(Map.of("element", "step", "always", true))));

        assertThat(tried.path("state").asText()).isEqualTo("stopped");
        assertThat(tried.path("error").path("message").asText()).contains("loop");
        assertThat(tried.path("steps")).hasSizeLessThanOrEqualTo(500);
    }

    @Test
    void nothingOfItIsKeptAndNothingIsDone() {
        String real = "planted-" + UUID.randomUUID();
        String published = place.published(MODEL.replace("test:ask", "test:echo"));
        Answer run = place.designer()
                .api()
                .post("/api/v1/automations/" + published + "/start", json(Map.of("variables", Map.of("who", real))));
        assertThat(run.status()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(holding(real)).contains("run_step"));

        String planted = "planted-" + UUID.randomUUID();
        JsonNode tried = tried(Map.of(
                "variables",
                Map.of("who", planted),
                "answers",
                List.of(
                        Map.of("element", "ask", "output", Map.of("text", planted)),
                        Map.of("element", "look", "output", Map.of("said", planted)))));

        assertThat(tried.path("state").asText()).isEqualTo("completed");
        assertThat(tried.toString()).contains(planted);
        assertThat(holding(planted)).isEmpty();
        assertThat(holding("tryout-")).isEmpty();
        assertThat(work.calls("ask")).isEmpty();
    }

    @Test
    void aStartFormIsHeldAgainstTheVariables() {
        Map<String, Object> form = Map.of(
                "type",
                "default",
                "components",
                List.of(Map.of("type", "number", "key", "amount", "label", "Amount", "validate", Map.of("max", 10))));
        Map<String, Object> plan = Map.of(
                "bpmn",
                TestModels.asking("order", "<bpmn:task id=\"step\" />"),
                "forms",
                Map.of("order", form),
                "start",
                "start");

        Answer refused = attempt(with(plan, "variables", Map.of("amount", 11, "admin", true)));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("errors"))
                .extracting(error -> error.path("field").asText())
                .containsExactlyInAnyOrder("variables.admin", "variables.amount");
        JsonNode accepted = tried(with(plan, "variables", Map.of("amount", 7)));
        assertThat(accepted.path("state").asText()).isEqualTo("completed");
        assertThat(accepted.path("variables").path("amount").asInt()).isEqualTo(7);
    }

    @Test
    void aFormIsHeldAgainstWhatIsFilledIn() {
        String model = TestModels.process(
                "",
                "<bpmn:userTask id=\"step\" name=\"Say\" camunda:formRef=\"say\" camunda:formRefBinding=\"deployment\" />");
        Map<String, Object> form = Map.of(
                "type",
                "default",
                "components",
                List.of(Map.of(
                        "type",
                        "number",
                        "key",
                        "amount",
                        "id",
                        "amount",
                        "label",
                        "Amount",
                        "validate",
                        Map.of("required", true, "max", 10))));
        Map<String, Object> plan = Map.of("bpmn", model, "forms", Map.of("say", form));

        JsonNode waiting = tried(plan).path("waiting").get(0);
        assertThat(waiting.path("form").path("components")).hasSize(1);
        Answer refused =
                attempt(with(plan, "answers", List.of(Map.of("element", "step", "output", Map.of("amount", 11)))));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("variables.amount");
        JsonNode accepted =
                tried(with(plan, "answers", List.of(Map.of("element", "step", "output", Map.of("amount", 7)))));
        assertThat(accepted.path("state").asText()).isEqualTo("completed");
        assertThat(accepted.path("variables").path("amount").asInt()).isEqualTo(7);
    }

    @Test
    void whatCouldNotBePublishedIsNotTriedOut() {
        Answer refused = attempt(Map.of("bpmn", "<bpmn:definitions"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("findings")).isNotEmpty();
        assertThat(attempt(Map.of("start", "nowhere")).status()).isEqualTo(400);
        assertThat(attempt(Map.of("variables", Map.of("a b", 1))).status()).isEqualTo(400);
        assertThat(place.member()
                        .api()
                        .post("/api/v1/automations/" + automation + "/try", "{}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theSameModelIsPublishedAndTriedOutSideBySide() {
        String published = place.published(TestModels.triggered("TaskCreated", "true"));

        for (int turn = 0; turn < 3; turn++) {
            Answer tried = place.designer().api().post("/api/v1/automations/" + published + "/try", "{}");
            assertThat(tried.body().path("state").asText()).isEqualTo("completed");
        }
    }

    @Test
    void theTriggersConditionIsAskedAndTheDraftIsTriedWhateverItSays() {
        JsonNode holds = condition("=task.priority = \"high\"", "{\"priority\": \"high\"}");
        assertThat(holds.path("element").asText()).isEqualTo("start");
        assertThat(holds.path("condition").asText()).isEqualTo("task.priority = \"high\"");
        assertThat(holds.path("holds").asBoolean()).isTrue();
        assertThat(holds.path("value").asText()).isEqualTo("true");
        assertThat(holds.path("why").isNull()).isTrue();

        JsonNode not = condition("=task.priority = \"high\"", "{\"priority\": \"low\"}");
        assertThat(not.path("holds").isBoolean() && !not.path("holds").asBoolean())
                .isTrue();
        assertThat(not.path("why").asText()).isEqualTo("Its condition does not hold: task.priority is low.");

        JsonNode unknown = condition("=task.position > 1", "{}");
        assertThat(unknown.path("holds").asBoolean(true)).isFalse();
        assertThat(unknown.path("value").asText()).isEqualTo("null");

        JsonNode unclear = condition("=task.priority", "{\"priority\": \"%s\"}".formatted("high".repeat(100)));
        assertThat(unclear.path("holds").isNull()).isTrue();
        assertThat(unclear.path("value").asText()).hasSizeLessThanOrEqualTo(81);
        assertThat(unclear.path("why").asText()).contains("neither true nor false");

        JsonNode endless = condition("=count(for x in 1..100000000 return x) > 0", "{}");
        assertThat(endless.path("holds").isNull()).isTrue();
        assertThat(endless.path("value").isNull()).isTrue();
        assertThat(endless.path("why").asText()).isNotEmpty();
    }

    @Test
    void withoutAConditionThereIsNothingToAsk() {
        assertThat(tried(Map.of("variables", Map.of("who", "Uma")))
                        .path("condition")
                        .isNull())
                .isTrue();
        assertThat(tried(Map.of("bpmn", TestModels.triggered("TaskCreated", "")))
                        .path("condition")
                        .isNull())
                .isTrue();
    }

    /** What a try-out says of it that comes to its end in any case. */
    private JsonNode condition(String feel, String task) {
        JsonNode tried = tried(
                Map.of("bpmn", TestModels.triggered("TaskCreated", feel), "variables", Map.of("task", read(task))));
        assertThat(tried.path("state").asText()).isEqualTo("completed");
        return tried.path("condition");
    }

    private static Map<?, ?> read(String text) {
        try {
            return new ObjectMapper().readValue(text, Map.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private JsonNode tried(Map<String, ?> plan) {
        Answer answer = attempt(plan);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private Answer attempt(Map<String, ?> plan) {
        return place.designer().api().post("/api/v1/automations/" + automation + "/try", json(plan));
    }

    private static Map<String, Object> with(Map<String, ?> plan, String name, Object value) {
        Map<String, Object> more = new HashMap<>(plan);
        more.put(name, value);
        return more;
    }

    private static List<String> path(JsonNode tried) {
        return tried.path("steps")
                .valueStream()
                .map(step -> step.path("elementId").asText() + " "
                        + step.path("state").asText())
                .toList();
    }

    /** Every table of the database in whose rows the text stands, be it in bytes. */
    private List<String> holding(String text) {
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        return db.sql("""
                        select quote_ident(table_schema) || '.' || quote_ident(table_name) from information_schema.tables
                        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')""").query(String.class).list().stream()
                .filter(table -> db.sql(
                                "select exists(select 1 from %s it where it::text like :text or it::text like :hex)"
                                        .formatted(table))
                        .param("text", "%" + text + "%")
                        .param("hex", "%" + hex + "%")
                        .query(Boolean.class)
                        .single())
                .map(table -> table.substring(table.indexOf('.') + 1))
                .toList();
    }

    private static String loop() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="https://taskloom.io/automations">
                  <bpmn:process id="test" name="Test" isExecutable="true">
                    <bpmn:startEvent id="start" name="Started" />
                    <bpmn:sequenceFlow id="to-join" sourceRef="start" targetRef="join" />
                    <bpmn:exclusiveGateway id="join" name="Again" />
                    <bpmn:sequenceFlow id="to-step" sourceRef="join" targetRef="step" />
                    <bpmn:userTask id="step" name="Look" />
                    <bpmn:sequenceFlow id="to-more" sourceRef="step" targetRef="more" />
                    <bpmn:task id="more" name="Nothing" />
                    <bpmn:sequenceFlow id="back" sourceRef="more" targetRef="join" />
                  </bpmn:process>
                </bpmn:definitions>
                """;
    }
}
