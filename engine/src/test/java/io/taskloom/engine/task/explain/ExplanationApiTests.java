package io.taskloom.engine.task.explain;

import static io.taskloom.engine.Team.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestModels;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Why a task is here, and what happens next (promise F2). */
@AutomationTest
class ExplanationApiTests {

    @Autowired
    private Team team;

    private Place place;

    @BeforeEach
    void aTeam() {
        place = team.place();
    }

    private JsonNode explanation(String task) {
        Answer answer = place.member().api().get("/api/v1/tasks/" + task + "/explanation");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private String task(String fields) {
        Answer made = place.member()
                .api()
                .post("/api/v1/projects/" + place.project() + "/tasks", "{\"title\": \"Call\"" + fields + "}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.body().path("id").asText();
    }

    @Test
    void aPersonsTaskNamesThePersonItsChangesAndItsArmedTimers() {
        String task = task(", \"dueAt\": \"2031-01-02T10:00:00Z\", \"reminders\": [{\"before\": \"PT1H\"}]");
        place.member().api().send("PATCH", "/api/v1/tasks/" + task, "{\"priority\": \"high\"}", Map.of());

        JsonNode why = explanation(task);

        assertThat(why.at("/origin/kind").asText()).isEqualTo("person");
        assertThat(why.at("/origin/person/id").asText())
                .isEqualTo(place.member().id().toString());
        assertThat(why.at("/origin/run").isNull()).isTrue();
        assertThat(why.path("changes"))
                .extracting(change -> change.path("type").asText())
                .containsExactly("updated", "created");
        assertThat(why.path("timers"))
                .extracting(timer ->
                        timer.path("kind").asText() + " " + timer.path("at").asText())
                .containsExactly("reminder 2031-01-02T09:00:00Z", "overdue 2031-01-02T10:00:00Z");
        assertThat(why.at("/timers/0/name").asText()).isEqualTo("Time to remind");
        assertThat(why.path("waitsFor").size()).isZero();
        assertThat(why.path("step").isNull()).isTrue();
    }

    @Test
    void itSaysWhichAutomationsWouldStartIfItWereDoneAndWhyTheOthersWouldNot() {
        String fires = named("A fires", TestModels.triggered("TaskCompleted", "=task.status = \"done\""));
        named("B not", TestModels.triggered("TaskCompleted", "=task.priority = \"urgent\""));
        named("C unclear", TestModels.triggered("TaskCompleted", "=task.priority"));
        named("D another event", TestModels.triggered("TaskCreated", "=true"));
        String off = named("E off", TestModels.triggered("TaskCompleted", "=true"));
        place.designer().api().send("PATCH", "/api/v1/automations/" + off, "{\"enabled\": false}", Map.of());
        String task = task("");

        JsonNode rules = explanation(task).path("onCompletion");

        assertThat(rules)
                .extracting(rule -> rule.path("name").asText())
                .containsExactly("A fires", "B not", "C unclear");
        assertThat(rules).extracting(rule -> rule.path("fires").asText()).containsExactly("true", "false", "null");
        assertThat(rules.at("/0/automationId").asText()).isEqualTo(fires);
        assertThat(rules.at("/0/version").asInt()).isEqualTo(1);
        assertThat(rules.at("/0/why").isNull()).isTrue();
        assertThat(rules.at("/1/why").asText()).contains("task.priority is medium");
        assertThat(rules.at("/1/condition").asText()).contains("urgent");
        assertThat(rules.at("/2/why").asText()).contains("neither true nor false");
        place.member().api().post("/api/v1/tasks/" + task + "/complete", "");
        assertThat(explanation(task).path("onCompletion").size()).isZero();
        await().atMost(Duration.ofSeconds(20)).until(() -> place.runs(fires).size() == 1);
    }

    @Test
    void aStepTellsItsAutomationItsTimerAndWhatComesNext() {
        String automation = named("Approval", TestModels.process("", """
                <bpmn:userTask id="step" name="Approve" />
                <bpmn:boundaryEvent id="late" name="Too late" attachedToRef="step" cancelActivity="false">
                  <bpmn:timerEventDefinition id="late-timer"><bpmn:timeDate>2031-05-01T10:00:00Z</bpmn:timeDate></bpmn:timerEventDefinition>
                </bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="to-noted" sourceRef="late" targetRef="noted" />
                <bpmn:endEvent id="noted" name="Noted" />
                """));
        String run = place.designer()
                .api()
                .post("/api/v1/automations/" + automation + "/start", "")
                .body()
                .path("id")
                .asText();
        JsonNode task = place.member()
                .api()
                .get("/api/v1/projects/" + place.project() + "/tasks")
                .body()
                .at("/items/0");

        JsonNode why = explanation(task.path("id").asText());

        assertThat(why.at("/origin/kind").asText()).isEqualTo("run");
        assertThat(why.at("/origin/run/id").asText()).isEqualTo(run);
        assertThat(why.at("/origin/run/automationName").asText()).isEqualTo("Approval");
        assertThat(why.at("/changes/0/run/automationId").asText()).isEqualTo(automation);
        assertThat(why.at("/changes/0/actor/name").asText()).isEqualTo("Approval");
        assertThat(why.at("/timers/0/kind").asText()).isEqualTo("timer");
        assertThat(why.at("/timers/0/name").asText()).isEqualTo("Too late");
        assertThat(why.at("/timers/0/at").asText()).isEqualTo("2031-05-01T10:00:00Z");
        assertThat(why.at("/step/elementId").asText()).isEqualTo("step");
        assertThat(why.at("/step/runId").asText()).isEqualTo(run);
        assertThat(why.at("/step/next").toString()).isEqualTo("[\"Done\"]");
    }

    @Test
    void aRunThatBeganInAHiddenProjectIsNotGivenAway() {
        String hidden = place.hiddenProject().toString();
        String automation = named(
                "Secret",
                TestModels.process(
                        TestModels.trigger("TaskCreated", "=task.title = \"Secret deal\""),
                        "<bpmn:userTask id=\"step\" name=\"Look\" />"),
                place.owner());
        place.owner()
                .api()
                .send(
                        "PATCH",
                        "/api/v1/automations/" + automation,
                        json(Map.of("projectId", place.project().toString())),
                        Map.of());
        place.owner().api().post("/api/v1/projects/" + hidden + "/tasks", "{\"title\": \"Secret deal\"}");
        String tasks = "/api/v1/projects/" + place.project() + "/tasks";
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        place.member().api().get(tasks).body().path("items").size() == 1);
        String task = place.member().api().get(tasks).body().at("/items/0/id").asText();

        JsonNode why = explanation(task);

        assertThat(why.at("/origin/kind").asText()).isEqualTo("run");
        assertThat(why.at("/origin/run").isNull()).isTrue();
        assertThat(why.at("/changes/0/run").isNull()).isTrue();
        assertThat(why.path("step").isNull()).isTrue();
        assertThat(why.toString()).doesNotContain("Secret");
        assertThat(place.owner()
                        .api()
                        .get("/api/v1/tasks/" + task + "/explanation")
                        .body()
                        .at("/step/automationName")
                        .asText())
                .isEqualTo("Secret");
    }

    @Test
    void itSaysWhichOpenTasksBlockItOfThoseOneMaySee() {
        String task = task("");
        String first = task("");
        String secret = place.owner()
                .api()
                .post("/api/v1/projects/" + place.hiddenProject() + "/tasks", "{\"title\": \"Secret\"}")
                .body()
                .path("id")
                .asText();
        for (String blocker : new String[] {first, secret}) {
            Answer made = place.owner()
                    .api()
                    .post(
                            "/api/v1/tasks/" + task + "/dependencies",
                            json(Map.of("kind", "blocked_by", "taskId", blocker)));
            assertThat(made.status()).as(made.text()).isEqualTo(201);
        }

        assertThat(explanation(task).path("waitsFor"))
                .extracting(other -> other.path("id").asText())
                .containsExactly(first);
        place.member().api().post("/api/v1/tasks/" + first + "/complete", "");
        assertThat(explanation(task).path("waitsFor").size()).isZero();
    }

    @Test
    void onlyWhoSeesTheTaskIsTold() {
        String path = "/api/v1/tasks/" + task("") + "/explanation";

        assertThat(team.somebody("user").api().get(path).status()).isEqualTo(404);
        assertThat(team.nobody().get(path).status()).isEqualTo(401);
        assertThat(place.member()
                        .api()
                        .get("/api/v1/tasks/01932c07-20c0-7000-8000-000000000001/explanation")
                        .status())
                .isEqualTo(404);
    }

    private String named(String name, String bpmn) {
        return named(name, bpmn, place.designer());
    }

    private String named(String name, String bpmn, Team.Somebody by) {
        String id = place.published(by, bpmn);
        Answer named = by.api().send("PATCH", "/api/v1/automations/" + id, json(Map.of("name", name)), Map.of());
        assertThat(named.status()).as(named.text()).isEqualTo(200);
        return id;
    }
}
