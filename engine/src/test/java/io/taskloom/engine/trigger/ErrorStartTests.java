package io.taskloom.engine.trigger;

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
import io.taskloom.engine.bpm.StepWork.Outcome;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.DomainEvent.Subject;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.run.FailedRuns;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AutomationTest
class ErrorStartTests {

    @Autowired
    private Team team;

    @Autowired
    private ScriptedWork work;

    @Autowired
    private ErrorStart consumer;

    @Autowired
    private ObjectMapper mapper;

    @Autowired
    private Clock clock;

    private Place place;
    private String broken;

    @BeforeEach
    void aTeamAndAPeerThatIsAsleep() {
        place = team.place();
        broken = "error-" + Ids.next();
        work.script(broken, call -> new Outcome.Failed("The peer is asleep", true, null));
    }

    @Test
    void aFailureStartsTheErrorAutomationOnceAfterTheLastAttemptWithWhatHappened() {
        String helper = place.published(TestModels.userTask(""));
        String failing = place.published(TestModels.oneStep(broken, ""));
        name(failing, helper);

        String run = started(failing);

        await().untilAsserted(() -> assertThat(place.runs(helper)).hasSize(1));
        JsonNode helped = place.runs(helper).get(0);
        assertThat(helped.path("trigger").path("type").asText()).isEqualTo("RunFailed");
        assertThat(helped.at("/trigger/subject/kind").asText()).isEqualTo("run");
        assertThat(helped.at("/trigger/subject/id").asText()).isEqualTo(run);
        JsonNode failure = place.member()
                .api()
                .get("/api/v1/runs/" + helped.path("id").asText() + "/steps")
                .body()
                .at("/items/0/output/failure");
        assertThat(failure.path("runId").asText()).isEqualTo(run);
        assertThat(failure.at("/automation/id").asText()).isEqualTo(failing);
        assertThat(failure.at("/automation/name").asText()).isEqualTo("Test automation");
        assertThat(failure.path("version").asInt()).isEqualTo(1);
        assertThat(failure.at("/step/id").asText()).isEqualTo("step");
        assertThat(failure.at("/step/name").asText()).isEqualTo("The step");
        assertThat(failure.at("/error/kind").asText()).isEqualTo("step");
        assertThat(failure.at("/error/message").asText()).contains("The peer is asleep");
        assertThat(failure.path("time").asText()).isNotEmpty();
        assertThat(work.calls(broken)).hasSize(2);
        assertThat(place.member().api().get("/api/v1/runs/" + run).body().path("errorRuns"))
                .extracting(JsonNode::asText)
                .containsExactly(helped.path("id").asText());

        // and once more for the next time that it is held, not for its attempts
        place.designer().api().post("/api/v1/runs/" + run + "/retry", "");
        await().untilAsserted(() -> assertThat(place.runs(helper)).hasSize(2));
        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(place.runs(helper)).hasSize(2));
    }

    @Test
    void theSameFailureStartsItOnceHoweverOftenItIsTold() {
        String helper = place.published(TestModels.userTask(""));
        String failing = place.published(TestModels.oneStep(broken, ""));
        String run = failed(failing);
        name(failing, helper);
        Recorded event = failure(failing, run);

        consumer.handle(event);
        consumer.handle(event);

        assertThat(place.runs(helper)).hasSize(1);
    }

    @Test
    void errorAutomationsThatFailStartNone() {
        String first = place.published(TestModels.oneStep(broken, ""));
        String second = place.published(TestModels.oneStep(broken, ""));
        String third = place.published(TestModels.userTask(""));
        name(first, second);
        name(second, first);

        started(first);
        await().untilAsserted(() ->
                assertThat(place.runs(second).path(0).path("state").asText()).isEqualTo("failed"));
        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(place.runs(first)).hasSize(1));

        name(second, third);
        consumer.handle(failure(second, place.runs(second).get(0).path("id").asText()));
        assertThat(place.runs(third)).isEmpty();
    }

    @Test
    void aRunThatCouldNotBeginIsAFailureToo() {
        String helper = place.published(TestModels.userTask(""));
        String failing = place.published(TestModels.triggered("TaskCreated", "=\"neither\""));
        name(failing, helper);

        place.task("Buy milk", "low");

        await().untilAsserted(() -> assertThat(place.runs(helper)).hasSize(1));
        JsonNode failure = place.member()
                .api()
                .get("/api/v1/runs/" + place.runs(helper).get(0).path("id").asText() + "/steps")
                .body()
                .at("/items/0/output/failure");
        assertThat(failure.at("/error/kind").asText()).isEqualTo("start");
        assertThat(failure.at("/error/message").asText()).contains("neither true nor false");
        assertThat(failure.path("step").isNull() || failure.path("step").isMissingNode())
                .isTrue();
    }

    @Test
    void whatIsSwitchedOffOrADraftStartsNothing() {
        String helper = place.published(TestModels.userTask(""));
        String draft = place.drafted(TestModels.userTask(""));
        String failing = place.published(TestModels.oneStep(broken, ""));
        String run = failed(failing);

        name(failing, helper);
        patch(place.designer(), helper, "{\"enabled\": false}");
        consumer.handle(failure(failing, run));
        assertThat(place.runs(helper)).isEmpty();
        assertThat(consumer.wants(failure(failing, run))).isFalse();

        name(failing, draft);
        consumer.handle(failure(failing, run));
        assertThat(place.runs(draft)).isEmpty();

        patch(place.designer(), failing, "{\"errorAutomationId\": null}");
        assertThat(consumer.wants(failure(failing, run))).isFalse();
    }

    @Test
    void whatFailedWhereItsPublisherMayNotLookStartsNothing() {
        ProjectId hidden = place.hiddenProject();
        String failing = place.published(
                place.owner(),
                TestModels.oneStep(broken, TestModels.trigger("TaskCreated", "=true"))
                        .replace("\"Hello \" + who", "task.title"));
        String theirs = place.published(TestModels.userTask(""));
        String owners = place.published(place.owner(), TestModels.userTask(""));

        name(failing, theirs);
        place.owner().api().post("/api/v1/projects/" + hidden + "/tasks", json(Map.of("title", "Secret")));
        String runs = "/api/v1/automations/" + failing + "/runs";
        await().untilAsserted(() -> assertThat(place.owner()
                        .api()
                        .get(runs)
                        .body()
                        .at("/items/0/state")
                        .asText())
                .isEqualTo("failed"));
        String run = place.owner().api().get(runs).body().at("/items/0/id").asText();
        consumer.handle(failure(failing, run));
        assertThat(place.owner()
                        .api()
                        .get("/api/v1/automations/" + theirs + "/runs")
                        .body()
                        .path("items"))
                .isEmpty();

        name(failing, owners);
        consumer.handle(failure(failing, run));
        assertThat(place.owner()
                        .api()
                        .get("/api/v1/automations/" + owners + "/runs")
                        .body()
                        .path("items"))
                .hasSize(1);
        assertThat(place.runs(owners)).as("seen by those who see what failed").isEmpty();
    }

    @Test
    void whatOthersNeedIsNotDeleted() {
        String helper = place.published(TestModels.userTask(""));
        String failing = place.published(TestModels.oneStep(broken, ""));
        name(failing, helper);

        Answer refused = delete(helper);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("automation-needed");
        assertThat(refused.body().at("/neededBy/0").asText()).isEqualTo("Test automation");

        patch(place.designer(), failing, "{\"errorAutomationId\": null}");
        assertThat(delete(helper).status()).isEqualTo(204);
        assertThat(patch(place.designer(), failing, "{\"errorAutomationId\": \"" + helper + "\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void onlyWhoMayPublishNamesOneAndOnlyOneOfTheSameWorkspace() {
        String helper = place.published(TestModels.userTask(""));
        String failing = place.published(TestModels.oneStep(broken, ""));
        Place elsewhere = team.place();
        String theirs = elsewhere.published(TestModels.userTask(""));
        String wanted = "{\"errorAutomationId\": \"" + helper + "\"}";

        assertThat(patch(place.member(), failing, wanted).status()).isEqualTo(403);
        assertThat(patch(elsewhere.designer(), failing, wanted).status()).isEqualTo(404);
        assertThat(team.nobody()
                        .send("PATCH", "/api/v1/automations/" + failing, wanted, Map.of())
                        .status())
                .isEqualTo(401);
        team.joins(elsewhere, place.designer());
        for (String wrong : new String[] {theirs, failing, Ids.next().toString(), "x"}) {
            assertThat(patch(place.designer(), failing, "{\"errorAutomationId\": \"" + wrong + "\"}")
                            .status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        Answer named = patch(place.designer(), failing, wanted);
        assertThat(named.body().path("errorAutomationId").asText()).isEqualTo(helper);
        assertThat(patch(place.designer(), failing, "{\"name\": \"Another\"}")
                        .body()
                        .path("errorAutomationId")
                        .asText())
                .isEqualTo(helper);
    }

    private void name(String failing, String helper) {
        Answer named = patch(place.designer(), failing, "{\"errorAutomationId\": \"" + helper + "\"}");
        assertThat(named.status()).as(named.text()).isEqualTo(200);
    }

    private static Answer patch(Somebody by, String automation, String change) {
        return by.api().send("PATCH", "/api/v1/automations/" + automation, change, Map.of());
    }

    private Answer delete(String automation) {
        return place.designer().api().send("DELETE", "/api/v1/automations/" + automation, (String) null, Map.of());
    }

    private String started(String automation) {
        return place.designer()
                .api()
                .post("/api/v1/automations/" + automation + "/start", "{\"variables\": {\"who\": \"Uma\"}}")
                .body()
                .path("id")
                .asText();
    }

    private String failed(String automation) {
        String run = started(automation);
        await().untilAsserted(() -> assertThat(
                        place.runs(automation).path(0).path("state").asText())
                .isEqualTo("failed"));
        return run;
    }

    /** Another one, as the journal tells it. */
    private Recorded failure(String automation, String run) {
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put("run", run);
        data.put("automation", automation);
        data.put("version", 1);
        data.put("elementId", "step");
        return new Recorded(
                Ids.next(),
                1L,
                FailedRuns.FAILURE,
                place.workspace(),
                null,
                null,
                new Actor.Person(place.designer().id()),
                new Subject("run", UUID.fromString(run)),
                clock.instant(),
                1,
                mapper.valueToTree(data));
    }
}
