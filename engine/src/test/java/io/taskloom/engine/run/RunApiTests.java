package io.taskloom.engine.run;

import static io.taskloom.engine.Team.json;
import static org.assertj.core.api.Assertions.assertThat;
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
import io.taskloom.engine.event.PersonId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AutomationTest
class RunApiTests {

    @Autowired
    private Team team;

    @Autowired
    private ScriptedWork work;

    @Autowired
    private JdbcClient db;

    private Place place;

    @BeforeEach
    void aTeam() {
        place = team.place();
    }

    @Test
    void aRunIsRecordedStepByStepWithInputAndOutput() {
        String automation = place.published(TestModels.oneStep("echo", ""));

        Answer started = start(automation, "{\"variables\": {\"who\": \"Uma\"}}");
        String run = started.body().path("id").asText();

        assertThat(started.status()).isEqualTo(202);
        assertThat(started.header("Location")).isEqualTo("/api/v1/runs/" + run);
        assertThat(started.body().path("trigger").path("type").asText()).isEqualTo("manual");
        awaitState(run, "completed");
        JsonNode steps = steps(run);
        assertThat(steps).extracting(step -> step.path("elementId").asText()).containsExactly("start", "step", "end");
        assertThat(steps).extracting(step -> step.path("state").asText()).containsOnly("completed");
        JsonNode step = steps.get(1);
        assertThat(step.path("elementName").asText()).isEqualTo("The step");
        assertThat(step.path("elementType").asText()).isEqualTo("serviceTask");
        assertThat(step.path("attempts").asInt()).isEqualTo(1);
        assertThat(step.path("input").path("said").asText()).isEqualTo("Hello Uma");
        assertThat(step.path("output").toString()).contains("Hello Uma");
        assertThat(step.path("endedAt").isNull()).isFalse();
        assertThat(steps.get(0).path("output").path("who").asText()).isEqualTo("Uma");
        assertThat(get(run).path("bpmn").asText()).contains("test:echo");
        assertThat(get(run).path("automationName").asText()).isEqualTo("Test automation");
        assertThat(eventsOf(run)).containsExactly("RunStarted", "RunEnded");
    }

    @Test
    void aStepThatKeepsFailingHoldsTheRunUntilSomebodyRetriesIt() {
        AtomicBoolean broken = new AtomicBoolean(true);
        work.script(
                "flaky",
                call -> broken.get()
                        ? new Outcome.Failed("The peer is asleep", true, null)
                        : new Outcome.Done(Map.of("ok", true)));
        String automation = place.published(TestModels.oneStep("flaky", ""));
        String run = started(automation);

        awaitState(run, "failed");
        JsonNode failed = step(run);
        assertThat(failed.path("state").asText()).isEqualTo("failed");
        assertThat(failed.path("attempts").asInt()).isEqualTo(2);
        assertThat(failed.path("error").asText()).contains("The peer is asleep");
        assertThat(get(run).path("error").asText()).contains("The peer is asleep");
        assertThat(get(run).path("endedAt").isNull()).isTrue();
        assertThat(place.member()
                        .api()
                        .post("/api/v1/runs/" + run + "/retry", "")
                        .status())
                .isEqualTo(403);

        broken.set(false);
        assertThat(place.designer()
                        .api()
                        .post("/api/v1/runs/" + run + "/retry", "")
                        .status())
                .isEqualTo(200);
        awaitState(run, "completed");
        assertThat(step(run).path("attempts").asInt()).isEqualTo(3);
        assertThat(step(run).path("error").isNull()).isTrue();
        assertThat(get(run).path("error").isNull()).isTrue();
        assertThat(eventsOf(run)).containsExactly("RunStarted", "RunFailed", "RunEnded");
    }

    @Test
    void aRunThatWaitsForAPersonSaysSoAndCanBeCancelledOnce() {
        String automation = place.published(TestModels.userTask(""));
        String run = started(automation);

        assertThat(get(run).path("state").asText()).isEqualTo("waiting");
        assertThat(place.designer()
                        .api()
                        .post("/api/v1/runs/" + run + "/retry", "")
                        .type())
                .isEqualTo("run-not-failed");
        assertThat(place.member()
                        .api()
                        .post("/api/v1/runs/" + run + "/cancel", "")
                        .status())
                .isEqualTo(403);
        Answer cancelled = place.designer().api().post("/api/v1/runs/" + run + "/cancel", "");
        assertThat(cancelled.body().path("state").asText()).isEqualTo("cancelled");
        assertThat(step(run).path("state").asText()).isEqualTo("cancelled");
        assertThat(place.designer()
                        .api()
                        .post("/api/v1/runs/" + run + "/cancel", "")
                        .type())
                .isEqualTo("run-over");
    }

    @Test
    void itsUserTaskAppearsInTheListOfTheWorkspacesFirstProject() {
        String automation = place.published(TestModels.userTask(""));

        started(automation);

        assertThat(place.member()
                        .api()
                        .get("/api/v1/projects/" + place.project() + "/tasks")
                        .body()
                        .path("items"))
                .extracting(task -> task.path("title").asText())
                .containsExactly("Have a look");
    }

    @Test
    void aRunBeginsOnceMoreWithWhatBeganItAndStaysAsItIs() {
        String automation = place.published(TestModels.oneStep("echo", ""));
        String run = started(automation);
        awaitState(run, "completed");

        Answer replayed = place.designer().api().post("/api/v1/runs/" + run + "/replay", "");

        assertThat(replayed.status()).isEqualTo(202);
        String again = replayed.body().path("id").asText();
        assertThat(replayed.body().path("replayOf").asText()).isEqualTo(run);
        assertThat(replayed.header("Location")).endsWith(again);
        awaitState(again, "completed");
        assertThat(step(again).path("input").path("said").asText()).isEqualTo("Hello Uma");
        assertThat(get(run).path("state").asText()).isEqualTo("completed");
    }

    @Test
    void whatWasTooLargeToBeKeptBeginsNoRunAgain() {
        String automation = place.published(TestModels.userTask(""));
        String run = start(automation, json(Map.of("variables", Map.of("big", "x".repeat(60_000)))))
                .body()
                .path("id")
                .asText();

        Answer refused = place.designer().api().post("/api/v1/runs/" + run + "/replay", "");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("start-not-kept");
        assertThat(place.runs(automation)).hasSize(1);
    }

    @Test
    void listsFilterByStateAndPage() {
        String waiting = place.published(TestModels.userTask(""));
        String ending = place.published(TestModels.process("", "<bpmn:task id=\"step\" name=\"Nothing\" />"));
        String first = started(waiting);
        String second = started(ending);
        String third = started(waiting);
        String all = "/api/v1/workspaces/" + place.workspace() + "/runs";

        assertThat(ids(all)).containsExactly(third, second, first);
        assertThat(ids(all + "?state=waiting")).containsExactly(third, first);
        assertThat(ids(all + "?state=completed")).containsExactly(second);
        assertThat(ids(all + "?state=running")).isEmpty();
        assertThat(ids("/api/v1/automations/" + ending + "/runs")).containsExactly(second);
        JsonNode page = place.member().api().get(all + "?limit=2").body();
        assertThat(ids(all + "?limit=2&cursor=" + page.path("next").asText())).containsExactly(first);
        assertThat(place.member().api().get(all + "?state=asleep").status()).isEqualTo(400);
        // It began and ended in one moment, of which the outside need hear once.
        assertThat(eventsOf(second)).containsExactly("RunEnded");
    }

    @Test
    void aRunOfAnotherWorkspaceIsHiddenAndNobodySeesAny() {
        String run = started(place.published(TestModels.userTask("")));
        Somebody stranger = team.place().designer();

        for (String path : List.of("", "/steps")) {
            assertThat(stranger.api().get("/api/v1/runs/" + run + path).status())
                    .isEqualTo(404);
            assertThat(team.nobody().get("/api/v1/runs/" + run + path).status()).isEqualTo(401);
        }
        for (String path : List.of("/retry", "/cancel")) {
            assertThat(stranger.api().post("/api/v1/runs/" + run + path, "").status())
                    .isEqualTo(404);
            assertThat(team.nobody().post("/api/v1/runs/" + run + path, "").status())
                    .isEqualTo(401);
        }
    }

    @Test
    void aRunWhosePublisherHasLeftIsHeldAtItsNextAction() {
        String automation = place.published(TestModels.process("", """
                <bpmn:userTask id="step" name="Have a look" />
                <bpmn:sequenceFlow id="to-act" sourceRef="step" targetRef="act" />
                <bpmn:serviceTask id="act" name="Create" camunda:type="external" camunda:topic="taskloom:create-task">
                  <bpmn:extensionElements><camunda:inputOutput>
                    <camunda:inputParameter name="title">Made by a run</camunda:inputParameter>
                    <camunda:inputParameter name="projectId">%s</camunda:inputParameter>
                  </camunda:inputOutput><camunda:properties><camunda:property name="retry" value="R1/PT1S" /></camunda:properties></bpmn:extensionElements>
                </bpmn:serviceTask>
                """.formatted(place.project()))
                .replace("id=\"to-end\" sourceRef=\"step\"", "id=\"to-end\" sourceRef=\"act\""));
        String run = started(automation);
        String task = onlyTask();

        team.leaves(place, place.designer());
        place.member().api().post("/api/v1/tasks/" + task + "/complete", "{}");

        await().untilAsserted(() -> {
            JsonNode held = place.owner().api().get("/api/v1/runs/" + run).body();
            assertThat(held.path("state").asText()).isEqualTo("failed");
            assertThat(held.path("error").asText()).contains("may no longer do so");
        });
    }

    @Test
    void aRunWhosePublisherHasLeftCallsNobodyAnyMore() {
        String step = "left-" + Ids.next();
        String automation = place.published(TestModels.process("", """
                <bpmn:userTask id="step" name="Have a look" />
                <bpmn:sequenceFlow id="to-call" sourceRef="step" targetRef="call" />
                <bpmn:serviceTask id="call" name="Call" camunda:type="external" camunda:topic="test:%s" />
                """.formatted(step))
                .replace("id=\"to-end\" sourceRef=\"step\"", "id=\"to-end\" sourceRef=\"call\""));
        String run = started(automation);
        String task = onlyTask();

        team.leaves(place, place.designer());
        place.member().api().post("/api/v1/tasks/" + task + "/complete", "{}");

        await().untilAsserted(() -> {
            JsonNode held = place.owner().api().get("/api/v1/runs/" + run).body();
            assertThat(held.path("state").asText()).isEqualTo("failed");
            assertThat(held.path("error").asText()).contains("may no longer do so");
        });
        assertThat(work.calls(step)).isEmpty();
    }

    @Test
    void aRunReadsNoTaskOfAnotherWorkspaceEvenIfItsPublisherMay() {
        // given: the designer is a member elsewhere too, and a run shows what it reads to everybody here
        Place elsewhere = team.place();
        team.joins(elsewhere, place.designer());
        String secret = elsewhere.task("Secret plan", "high").path("id").asText();
        String automation = place.published(TestModels.process("", """
                <bpmn:serviceTask id="step" name="Read" camunda:type="external" camunda:topic="taskloom:read-task">
                  <bpmn:extensionElements><camunda:inputOutput>
                    <camunda:inputParameter name="taskId">=wanted</camunda:inputParameter>
                  </camunda:inputOutput><camunda:properties><camunda:property name="retry" value="R1/PT1S" /></camunda:properties></bpmn:extensionElements>
                </bpmn:serviceTask>
                """));
        assertThat(place.designer().api().get("/api/v1/tasks/" + secret).status())
                .isEqualTo(200);

        // when
        String run = place.owner()
                .api()
                .post(
                        "/api/v1/automations/" + automation + "/start",
                        "{\"variables\": {\"wanted\": \"" + secret + "\"}}")
                .body()
                .path("id")
                .asText();

        // then
        awaitState(run, "failed");
        assertThat(place.owner().api().get("/api/v1/runs/" + run + "/steps").text())
                .doesNotContain("Secret plan");
    }

    @Test
    void aUserTaskIsAssignedToNobodyWhoCannotSeeIt() {
        PersonId stranger = team.somebody("user").id();
        String automation = place.published(TestModels.process(
                "", "<bpmn:userTask id=\"step\" name=\"Have a look\" camunda:assignee=\"=wanted\" />"));

        for (var wanted : List.of(stranger, place.member().id())) {
            place.designer()
                    .api()
                    .post(
                            "/api/v1/automations/" + automation + "/start",
                            "{\"variables\": {\"wanted\": \"" + wanted + "\"}}");
        }

        JsonNode tasks = place.member()
                .api()
                .get("/api/v1/projects/" + place.project() + "/tasks?sort=createdAt")
                .body()
                .path("items");
        assertThat(tasks).hasSize(2);
        assertThat(tasks.get(0).path("assignees")).isEmpty();
        assertThat(tasks.get(1).at("/assignees/0/id").asText())
                .isEqualTo(place.member().id().toString());
    }

    private String onlyTask() {
        JsonNode tasks = place.member()
                .api()
                .get("/api/v1/projects/" + place.project() + "/tasks")
                .body()
                .path("items");
        assertThat(tasks).hasSize(1);
        return tasks.get(0).path("id").asText();
    }

    @Test
    void variablesThatNoExpressionCouldNameAreRefused() {
        String automation = place.published(TestModels.userTask(""));

        Answer refused = start(automation, "{\"variables\": {\"a b\": 1}}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("errors").get(0).path("field").asText()).isEqualTo("variables.a b");
        assertThat(start(automation, json(Map.of("variables", Map.of("big", "x".repeat(140_000)))))
                        .status())
                .isEqualTo(400);
    }

    private Answer start(String automation, String body) {
        return place.designer().api().post("/api/v1/automations/" + automation + "/start", body);
    }

    private String started(String automation) {
        Answer started = start(automation, "{\"variables\": {\"who\": \"Uma\"}}");
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        return started.body().path("id").asText();
    }

    private JsonNode get(String run) {
        return place.member().api().get("/api/v1/runs/" + run).body();
    }

    private JsonNode steps(String run) {
        return place.member().api().get("/api/v1/runs/" + run + "/steps").body().path("items");
    }

    private JsonNode step(String run) {
        for (JsonNode step : steps(run)) {
            if (step.path("elementId").asText().equals("step")) {
                return step;
            }
        }
        throw new AssertionError("No step in " + steps(run));
    }

    private List<String> ids(String list) {
        return place.member().api().get(list).body().path("items").findValuesAsText("id").stream()
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private void awaitState(String run, String state) {
        await().untilAsserted(() -> assertThat(get(run).path("state").asText()).isEqualTo(state));
    }

    private List<String> eventsOf(String run) {
        return db.sql("select type from event where subject_kind = 'run' and subject_id = cast(? as uuid) order by seq")
                .param(run)
                .query(String.class)
                .list();
    }
}
