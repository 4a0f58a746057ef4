package io.taskloom.engine.task;

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
import org.springframework.beans.factory.annotation.Autowired;

/** What automations do with tasks, from the model that is published to the task that people see. */
@AutomationTest
class TaskActionsTests {

    private static final String ACTION = """
            <bpmn:serviceTask id="%s" name="%s" camunda:type="external" camunda:topic="taskloom:%s">
              <bpmn:extensionElements><camunda:inputOutput>%s
                <camunda:outputParameter name="%s">=result</camunda:outputParameter>
              </camunda:inputOutput>
              <camunda:properties><camunda:property name="retry" value="R2/PT1S" /></camunda:properties></bpmn:extensionElements>
            </bpmn:serviceTask>
            """;

    @Autowired
    private Team team;

    private Place place;

    @BeforeEach
    void aTeam() {
        place = team.place();
    }

    private static String action(String id, String name, String inputs, String output) {
        return ACTION.formatted(id, name, name, inputs, output);
    }

    private static String input(String name, String value) {
        return "<camunda:inputParameter name=\"%s\">%s</camunda:inputParameter>".formatted(name, value);
    }

    private static String then(String from, String to) {
        return "<bpmn:sequenceFlow id=\"%s-to-%s\" sourceRef=\"%s\" targetRef=\"%s\" />".formatted(from, to, from, to);
    }

    private String started(String bpmn) {
        String automation = place.published(bpmn);
        place.designer().api().post("/api/v1/automations/" + automation + "/start", "");
        return automation;
    }

    private JsonNode run(String automation, String state) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        place.runs(automation).at("/0/state").asText())
                .isEqualTo(state));
        return place.runs(automation).get(0);
    }

    private JsonNode steps(JsonNode run) {
        return place.designer()
                .api()
                .get("/api/v1/runs/" + run.path("id").asText() + "/steps")
                .body()
                .path("items");
    }

    @Test
    void aRunMakesReadsAndCompletesATaskWithThePublishersRights() {
        String model = TestModels.process(
                "",
                action(
                                "step",
                                "create-task",
                                input("title", "Made by a run")
                                        + input("priority", "high")
                                        + input("estimate", "PT3H")
                                        + input("assignees", place.member().id().toString()),
                                "made")
                        + "<bpmn:sequenceFlow id=\"to-read\" sourceRef=\"step\" targetRef=\"read\" />"
                        + action("read", "read-task", input("taskId", "=made.id"), "seen")
                        + then("read", "change")
                        + action(
                                "change",
                                "update-task",
                                input("taskId", "=seen.id")
                                        + input("title", "Changed by a run")
                                        + input("estimate", "PT1H30M"),
                                "seen")
                        + then("change", "finish")
                        + action("finish", "complete-task", input("taskId", "=seen.id"), "done"));
        model = model.replace(
                "<bpmn:sequenceFlow id=\"to-end\" sourceRef=\"step\"",
                "<bpmn:sequenceFlow id=\"to-end\" sourceRef=\"finish\"");

        String automation = started(model);

        JsonNode run = run(automation, "completed");
        JsonNode task = place.member()
                .api()
                .get("/api/v1/projects/" + place.project() + "/tasks")
                .body()
                .at("/items/0");
        assertThat(task.path("title").asText()).isEqualTo("Changed by a run");
        assertThat(task.path("status").asText()).isEqualTo("done");
        assertThat(task.path("priority").asText()).isEqualTo("high");
        assertThat(task.path("estimate").asText()).isEqualTo("PT1H30M");
        assertThat(task.at("/assignees/0/id").asText())
                .isEqualTo(place.member().id().toString());
        assertThat(task.at("/origin/kind").asText()).isEqualTo("run");
        assertThat(task.at("/origin/id").asText()).isEqualTo(run.path("id").asText());
        JsonNode changes = place.member()
                .api()
                .get("/api/v1/tasks/" + task.path("id").asText() + "/changes")
                .body()
                .path("items");
        assertThat(changes)
                .extracting(change -> change.path("type").asText())
                .containsExactly("completed", "updated", "created");
        assertThat(changes)
                .extracting(change -> change.at("/actor/kind").asText())
                .containsOnly("run");
        JsonNode steps = steps(run);
        assertThat(steps)
                .extracting(step -> step.path("elementId").asText())
                .containsExactly("start", "step", "read", "change", "finish", "end");
        assertThat(steps.get(4).path("output").toString()).contains("\"status\":\"done\"");
    }

    @Test
    void aTaskOfAProjectThatThePublisherDoesNotSeeHoldsTheRun() {
        String hidden = place.hiddenProject().toString();
        String secret = place.owner()
                .api()
                .post("/api/v1/projects/" + hidden + "/tasks", "{\"title\": \"Secret\"}")
                .body()
                .path("id")
                .asText();

        String automation =
                started(TestModels.process("", action("step", "read-task", input("taskId", secret), "seen")));

        JsonNode run = run(automation, "failed");
        assertThat(run.path("error").asText()).contains("There is no task").doesNotContain("Secret\"");
        assertThat(steps(run).toString()).doesNotContain("\"title\"");
    }
}
