package io.taskloom.engine.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.TestModels;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.DomainEvent.Subject;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.Recorded;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AutomationTest
class TriggerTests {

    @Autowired
    private Team team;

    @Autowired
    private TriggerConsumer consumer;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private Clock clock;

    private Place place;

    @BeforeEach
    void aTeam() {
        place = team.place();
    }

    @Test
    void aTaskOfHighPriorityStartsTheAutomationAndOneOfLowDoesNot() {
        String automation = place.published(TestModels.triggered("TaskCreated", "=task.priority = \"high\""));

        place.task("Later", "low");
        JsonNode urgent = place.task("Now", "high");

        await().untilAsserted(() -> assertThat(place.runs(automation)).hasSize(1));
        JsonNode trigger = place.runs(automation).get(0).path("trigger");
        assertThat(trigger.path("type").asText()).isEqualTo("TaskCreated");
        assertThat(trigger.path("subject").path("id").asText())
                .isEqualTo(urgent.path("id").asText());
        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(place.runs(automation)).hasSize(1));
    }

    @Test
    void theSameEventStartsTheSameAutomationOnceHoweverOftenItComes() {
        String automation = place.published(TestModels.triggered("TaskCreated", "=true"));
        Recorded event = event(0);

        deliver(event);
        deliver(event);

        assertThat(place.runs(automation)).hasSize(1);
        assertThat(place.runs(automation).get(0).path("state").asText()).isEqualTo("completed");
    }

    @Test
    void aConditionThatFailsIsShownAsAFailedRunAndKeepsNoOtherAutomationFromStarting() {
        String failing = place.published(TestModels.triggered("TaskCreated", "=\"neither\""));
        String fine = place.published(TestModels.triggered("TaskCreated", "=task.title = \"Sample\""));

        deliver(event(0));

        JsonNode failed = place.runs(failing).get(0);
        assertThat(failed.path("state").asText()).isEqualTo("failed");
        assertThat(failed.path("error").asText()).contains("neither true nor false");
        assertThat(failed.path("endedAt").isNull()).isFalse();
        assertThat(place.designer()
                        .api()
                        .post("/api/v1/runs/" + failed.path("id").asText() + "/retry", "")
                        .type())
                .isEqualTo("run-over");
        assertThat(place.runs(fine)).hasSize(1);
    }

    @Test
    void automationsThatStartOneAnotherEndAtTheDepthLimitAndSayWhy() {
        String automation = place.published(TestModels.triggered("TaskCreated", "=true"));

        deliver(event(4));
        deliver(event(5));

        assertThat(place.runs(automation))
                .extracting(run -> run.path("state").asText())
                .containsExactly("failed", "completed");
        assertThat(place.runs(automation).get(0).path("error").asText()).contains("circle");
    }

    @Test
    void anAutomationThatCreatesWhatItStartsOnStopsByItself() {
        String automation = place.published(TestModels.process(TestModels.trigger("TaskCreated", "=true"), """
                <bpmn:serviceTask id="step" name="Create" camunda:type="external" camunda:topic="taskloom:create-task">
                  <bpmn:extensionElements><camunda:inputOutput>
                    <camunda:inputParameter name="title">="Again: " + task.title</camunda:inputParameter>
                    <camunda:inputParameter name="projectId">=task.projectId</camunda:inputParameter>
                  </camunda:inputOutput></bpmn:extensionElements>
                </bpmn:serviceTask>
                """));

        place.task("First", "low");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(place.runs(automation))
                .extracting(run -> run.path("state").asText())
                .containsExactly("failed", "completed", "completed", "completed", "completed", "completed"));
    }

    @Test
    void whatIsSwitchedOffOrFromBeforeItWasPublishedStartsNothing() {
        Recorded before = event(0);
        String automation = place.published(TestModels.triggered("TaskCreated", "=true"));
        deliver(before);
        assertThat(place.runs(automation)).isEmpty();

        place.designer().api().send("PATCH", "/api/v1/automations/" + automation, "{\"enabled\": false}", Map.of());
        deliver(event(0));
        assertThat(place.runs(automation)).isEmpty();

        place.designer().api().send("PATCH", "/api/v1/automations/" + automation, "{\"enabled\": true}", Map.of());
        deliver(event(0));
        assertThat(place.runs(automation)).hasSize(1);
    }

    @Test
    void whatHappensWhereThePublisherMayNotLookStartsNothing() {
        String automation = place.published(TestModels.triggered("TaskCreated", "=true"));
        ProjectId hidden = place.hiddenProject();

        deliver(event(hidden, 0));
        assertThat(place.runs(automation)).isEmpty();

        deliver(event(place.project(), 0));
        assertThat(place.runs(automation)).hasSize(1);
    }

    @Test
    void aRunIsSeenByThoseWhoSeeWhatStartedIt() {
        ProjectId hidden = place.hiddenProject();
        String automation = place.published(place.owner(), TestModels.triggered("TaskCreated", "=true"));

        deliver(event(hidden, 0));

        String runs = "/api/v1/automations/" + automation + "/runs";
        JsonNode seen = place.owner().api().get(runs).body().path("items");
        assertThat(seen).hasSize(1);
        String run = "/api/v1/runs/" + seen.get(0).path("id").asText();
        assertThat(place.owner().api().get(run + "/steps").status()).isEqualTo(200);
        assertThat(place.designer().api().get(runs).body().path("items")).isEmpty();
        assertThat(place.designer()
                        .api()
                        .get("/api/v1/workspaces/" + place.workspace() + "/runs")
                        .body()
                        .path("items"))
                .isEmpty();
        assertThat(place.designer().api().get(run).status()).isEqualTo(404);
        assertThat(place.designer().api().get(run + "/steps").status()).isEqualTo(404);
        assertThat(place.designer().api().post(run + "/cancel", "").status()).isEqualTo(404);
    }

    @Test
    void anEventThatNothingWaitsForIsNotWanted() {
        assertThat(consumer.wants(event(0))).isFalse();

        place.published(TestModels.triggered("TaskCreated", "=true"));

        assertThat(consumer.wants(event(0))).isTrue();
    }

    @Test
    void whatIsMeantForOnePersonStartsNothing() {
        place.published(TestModels.triggered("TaskCreated", "=true"));

        assertThat(consumer.wants(event(place.project(), place.member().id(), 0)))
                .isFalse();
    }

    @Test
    void whatCanStartAnAutomationIsListedWithItsVariables() {
        JsonNode types =
                place.member().api().get("/api/v1/trigger-types").body().path("items");

        assertThat(types)
                .extracting(type -> type.path("type").asText())
                .contains("TaskCreated", "TaskOverdue", "CommentAdded");
        assertThat(types)
                .filteredOn(type -> type.path("type").asText().equals("TaskCreated"))
                .singleElement()
                .satisfies(type -> assertThat(type.path("variables"))
                        .extracting(variable -> variable.path("path").asText())
                        .contains("task.priority", "task.assignees[1].email", "event.time"));
        assertThat(team.nobody().get("/api/v1/trigger-types").status()).isEqualTo(401);
    }

    private Recorded event(int depth) {
        return event(place.project(), depth);
    }

    private Recorded event(ProjectId project, int depth) {
        return event(project, null, depth);
    }

    private Recorded event(ProjectId project, @Nullable PersonId only, int depth) {
        return new Recorded(
                Ids.next(),
                1L,
                "TaskCreated",
                place.workspace(),
                project,
                only,
                new Actor.Person(place.member().id()),
                new Subject("task", Ids.next()),
                clock.instant(),
                depth,
                json.valueToTree(Map.of("task", Map.of("title", "Sample", "priority", "high"))));
    }

    private void deliver(Recorded event) {
        if (consumer.wants(event)) {
            consumer.handle(event);
        }
    }
}
