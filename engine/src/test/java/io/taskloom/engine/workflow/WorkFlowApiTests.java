package io.taskloom.engine.workflow;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.TestApi.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** Tasks whose life cycle is a published process of their project's choice. */
@AutomationTest
@Timeout(60)
class WorkFlowApiTests {

    @Autowired
    private Team teams;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService userTasks;

    @Autowired
    private IdentityService identity;

    private Team.Place place;
    private String automation;

    @BeforeEach
    void aProjectWithItsOwnWorkFlow() throws IOException {
        place = teams.place();
        automation = place.published(model());
        assertThat(choose(automation).status()).isEqualTo(200);
    }

    @AfterEach
    void nobody() {
        identity.clearAuthentication();
    }

    static String model() throws IOException {
        // Its review is left by approval, of which ApprovalApiTests tells.
        return approved()
                .replaceAll(
                        "<camunda:property name=\"(approvals|fourEyes|approved|rejected)\" value=\"[^\"]*\" />", "");
    }

    static String approved() throws IOException {
        return new ClassPathResource("demo/reviewed-work.bpmn").getContentAsString(StandardCharsets.UTF_8);
    }

    private Answer choose(@Nullable String chosen) {
        String id = chosen == null ? "null" : "\"" + chosen + "\"";
        return place.owner()
                .api()
                .send(
                        "PUT",
                        "/api/v1/projects/" + place.project() + "/work-flow",
                        "{\"automation\": " + id + "}",
                        Map.of());
    }

    private String task() {
        return place.task("Write the report", "medium").path("id").asText();
    }

    private JsonNode now(String task) {
        return place.member().api().get("/api/v1/tasks/" + task).body();
    }

    private Answer step(String task, String to) {
        return place.member().api().post("/api/v1/tasks/" + task + "/step", "{\"to\": \"" + to + "\"}");
    }

    private void at(String task, String step, String status) {
        assertThat(now(task).at("/step/id").asText()).isEqualTo(step);
        assertThat(now(task).path("status").asText()).isEqualTo(status);
        assertThat(userTasks.createTaskQuery().processInstanceBusinessKey(task).list())
                .singleElement()
                .satisfies(open -> assertThat(open.getTaskDefinitionKey()).isEqualTo(step));
    }

    private List<String> moves(JsonNode answer) {
        return answer.path("moves").findValuesAsText("id");
    }

    private long instances(String task) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(task)
                .count();
    }

    @Test
    void aTaskWalksFromColumnToColumnAndIsDoneAtTheEnd() {
        String task = task();
        at(task, "todo", "todo");
        assertThat(moves(place.member()
                        .api()
                        .get("/api/v1/tasks/" + task + "/moves")
                        .body()))
                .containsExactly("doing");

        assertThat(step(task, "doing").body().at("/step/name").asText()).isEqualTo("Doing");
        at(task, "doing", "in_progress");
        assertThat(moves(place.member()
                        .api()
                        .get("/api/v1/tasks/" + task + "/moves")
                        .body()))
                .containsExactly("todo", "review");
        step(task, "review");
        step(task, "doing");
        at(task, "doing", "in_progress");
        step(task, "review");
        Answer done = step(task, "done");

        assertThat(done.body().path("status").asText()).isEqualTo("done");
        assertThat(done.body().path("step").isNull()).isTrue();
        assertThat(instances(task)).isZero();
        JsonNode changes =
                place.member().api().get("/api/v1/tasks/" + task + "/changes").body();
        assertThat(changes.at("/items/0/type").asText()).isEqualTo("completed");
        assertThat(changes.at("/items/1/fields/0/from").asText()).isEqualTo("Doing");
        assertThat(changes.at("/items/1/fields/0/to").asText()).isEqualTo("Review");
        assertThat(place.runs(automation).at("/0/state").asText()).isEqualTo("completed");
    }

    @Test
    void whatTheModelDoesNotAllowIsRefusedWithTheMovesThatAre() {
        String task = task();

        Answer skipped = step(task, "review");
        assertThat(skipped.status()).isEqualTo(409);
        assertThat(moves(skipped.body())).containsExactly("doing");
        Answer completed = place.member().api().post("/api/v1/tasks/" + task + "/complete", "{}");
        assertThat(completed.status()).isEqualTo(409);
        assertThat(moves(completed.body())).containsExactly("doing");
        at(task, "todo", "todo");

        assertThat(place.member()
                        .api()
                        .send("PATCH", "/api/v1/tasks/" + task, "{\"status\": \"in_progress\"}", Map.of())
                        .status())
                .isEqualTo(200);
        at(task, "doing", "in_progress");
        assertThat(place.designer()
                        .api()
                        .post("/api/v1/tasks/" + place.hiddenProject() + "/step", "{\"to\": \"x\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void cancelReopenArchiveAndBinKeepRowAndProcessTogether() {
        String task = task();
        step(task, "doing");
        var api = place.member().api();

        api.post("/api/v1/tasks/" + task + "/archive", "");
        assertThat(instances(task)).isZero();
        api.post("/api/v1/tasks/" + task + "/restore", "");
        at(task, "doing", "in_progress");

        assertThat(api.post("/api/v1/tasks/" + task + "/cancel", "")
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("cancelled");
        assertThat(instances(task)).isZero();
        api.post("/api/v1/tasks/" + task + "/reopen", "");
        at(task, "todo", "todo");
        assertThat(instances(task)).isEqualTo(2);
    }

    @Test
    void aTaskThatGoesToAnotherProjectLeavesTheWorkFlowAndEntersThatOne() {
        String other = place.owner()
                .api()
                .post("/api/v1/workspaces/" + place.workspace() + "/projects", "{\"name\": \"Plain\"}")
                .body()
                .path("id")
                .asText();
        var api = place.owner().api();
        String task = task();
        step(task, "doing");
        api.post("/api/v1/tasks/" + task + "/reminders", "{\"at\": \"2040-01-01T10:00:00Z\"}");

        api.post("/api/v1/tasks/" + task + "/move", "{\"projectId\": \"" + other + "\"}");
        JsonNode moved = api.get("/api/v1/tasks/" + task).body();
        assertThat(moved.path("step").isNull()).isTrue();
        assertThat(moved.path("status").asText()).isEqualTo("in_progress");
        assertThat(instances(task)).isEqualTo(1);
        assertThat(api.get("/api/v1/tasks/" + task + "/reminders")
                        .body()
                        .at("/items/0/state")
                        .asText())
                .isEqualTo("armed");

        api.post("/api/v1/tasks/" + task + "/move", "{\"projectId\": \"" + place.project() + "\"}");
        at(task, "todo", "todo");
    }

    @Test
    void whatIsDoneInCamundasPagesMovesTheRow() {
        String task = task();
        identity.setAuthentication(
                place.member().id().toString(),
                List.of("admin"),
                List.of(place.workspace().toString()));
        userTasks.complete(Objects.requireNonNull(userTasks
                        .createTaskQuery()
                        .processInstanceBusinessKey(task)
                        .singleResult())
                .getId());
        identity.clearAuthentication();
        at(task, "doing", "in_progress");

        ProcessInstance called = runtime.createProcessInstanceQuery().processInstanceBusinessKey(task).list().stream()
                .filter(instance -> instance.getRootProcessInstanceId() != null
                        && !instance.getRootProcessInstanceId().equals(instance.getId()))
                .findAny()
                .orElseThrow();
        identity.setAuthentication(
                place.owner().id().toString(),
                List.of("admin"),
                List.of(place.workspace().toString()));
        runtime.deleteProcessInstance(called.getId(), "not needed");
        identity.clearAuthentication();

        assertThat(now(task).path("status").asText()).isEqualTo("cancelled");
        assertThat(instances(task)).isZero();
    }

    @Test
    void whileMachinesAreAtWorkATaskStaysInItsColumn() throws IOException {
        String noting = model().replace(
                        "<bpmn:sequenceFlow id=\"todo-to-doing\" sourceRef=\"todo\" targetRef=\"doing\" />", """
                        <bpmn:sequenceFlow id="todo-to-wait" sourceRef="todo" targetRef="wait" />
                        <bpmn:intermediateCatchEvent id="wait" name="Wait"><bpmn:timerEventDefinition>
                          <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1S</bpmn:timeDuration>
                        </bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
                        <bpmn:sequenceFlow id="todo-to-doing" sourceRef="wait" targetRef="doing" />""")
                .replace("<bpmn:outgoing>todo-to-doing</bpmn:outgoing>", "");
        choose(place.published(noting));
        String task = task();

        Answer left = step(task, "doing");
        assertThat(left.body().at("/step/id").asText()).isEqualTo("todo");
        assertThat(left.body().at("/step/waits").asBoolean()).isFalse();
        Answer again = step(task, "doing");
        assertThat(again.status()).isEqualTo(409);
        assertThat(moves(again.body())).isEmpty();

        await().atMost(20, SECONDS)
                .untilAsserted(
                        () -> assertThat(now(task).at("/step/id").asText()).isEqualTo("doing"));
        at(task, "doing", "in_progress");
    }

    @Test
    void openTasksStayOnTheirVersionUntilTheyAreAdopted() throws IOException {
        String task = task();
        step(task, "doing");
        var designer = place.designer().api();
        String draft = model().replace("name=\"Doing\"", "name=\"At work\"").replace("Reviewed", "Newly reviewed");
        designer.send(
                "PUT",
                "/api/v1/automations/" + automation + "/draft",
                Team.json(Map.of("bpmn", draft)),
                Map.of("If-Match", "\"v1\""));
        designer.post("/api/v1/automations/" + automation + "/publish", "{\"draftVersion\": 2}");
        assertThat(now(task).at("/step/name").asText()).isEqualTo("Doing");
        var owner = place.owner().api();
        assertThat(owner.get("/api/v1/projects/" + place.project() + "/work-flow")
                        .body()
                        .path("elsewhere")
                        .asInt())
                .isEqualTo(1);

        JsonNode adopted = owner.post("/api/v1/projects/" + place.project() + "/work-flow/adopt", "")
                .body();
        assertThat(adopted.path("moved").asInt()).isEqualTo(1);
        assertThat(adopted.path("left").asInt()).isZero();
        at(task, "doing", "in_progress");
        assertThat(now(task).at("/step/name").asText()).isEqualTo("At work");

        choose(null);
        owner.post("/api/v1/projects/" + place.project() + "/work-flow/adopt", "");
        assertThat(now(task).path("step").isNull()).isTrue();
        assertThat(place.member()
                        .api()
                        .post("/api/v1/tasks/" + task + "/complete", "{}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void onlyAModelThatIsMeantSoAndKeepsTheRulesIsAWorkFlow() throws IOException {
        assertThat(choose(place.published(io.taskloom.engine.TestModels.userTask("")))
                        .status())
                .isEqualTo(400);
        assertThat(place.owner()
                        .api()
                        .get("/api/v1/projects/" + place.project() + "/work-flow/choices")
                        .body()
                        .path("items")
                        .findValuesAsText("id"))
                .containsExactly(automation);

        String broken = model().replace("value=\"in_progress\"", "value=\"somewhere\"")
                .replace("exclusiveGateway", "parallelGateway")
                .replace(" default=\"ready-to-review\"", "")
                .replace(" default=\"good-to-done\"", "");
        JsonNode findings = place.designer()
                .api()
                .post("/api/v1/automations/" + automation + "/validate", Team.json(Map.of("bpmn", broken)))
                .body();
        assertThat(findings.findValuesAsText("elementId")).contains("doing", "review", "ready", "good");
        assertThat(findings.findValuesAsText("rule")).contains("work-flow");
    }

    @Test
    void theColumnsOfTheBoardAreItsUserTasks() {
        String task = task();
        step(task, "doing");

        JsonNode board = place.member()
                .api()
                .get("/api/v1/projects/" + place.project() + "/board?by=step")
                .body();

        assertThat(board.path("columns").findValuesAsText("title"))
                .contains("To do", "Doing", "Review", "Done", "Cancelled");
        assertThat(board.at("/columns/1/items/0/id").asText()).isEqualTo(task);
        assertThat(place.member()
                        .api()
                        .get("/api/v1/projects/" + place.project() + "/tasks?filter=step%20%3D%20%22doing%22")
                        .body()
                        .at("/items/0/id")
                        .asText())
                .isEqualTo(task);
    }
}
