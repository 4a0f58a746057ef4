package io.taskloom.engine.run.migration;

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
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AutomationTest
class RunMigrationApiTests {

    private static final String LOOK = "<bpmn:userTask id=\"step\" name=\"Have a look\" />";

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
    void whoPublishesSeesHowManyRunsWaitAtWhichStepOfWhichVersion() {
        String automation = place.published(TestModels.userTask(""));
        started(automation);
        started(automation);
        publish(automation, twoLooks("step"));
        started(automation);

        JsonNode waiting = api().get("/api/v1/automations/" + automation + "/waiting")
                .body()
                .path("items");

        assertThat(waiting).hasSize(2);
        assertThat(waiting.get(0).path("version").asInt()).isEqualTo(2);
        assertThat(waiting.get(1).path("version").asInt()).isEqualTo(1);
        assertThat(waiting.get(1).path("runs").asInt()).isEqualTo(2);
        assertThat(waiting.at("/1/steps/0/elementId").asText()).isEqualTo("step");
        assertThat(waiting.at("/1/steps/0/name").asText()).isEqualTo("Have a look");
        assertThat(waiting.at("/1/steps/0/runs").asInt()).isEqualTo(2);
    }

    @Test
    void runsGoOnInTheOtherVersionWhereTheyWait() {
        String automation = place.published(TestModels.userTask(""));
        String run = started(automation);
        publish(automation, twoLooks("step"));

        JsonNode migration = migrated(automation, Map.of("from", 1));

        assertThat(migration.path("to").asInt()).isEqualTo(2);
        assertThat(migration.path("moved").asInt()).isEqualTo(1);
        assertThat(migration.path("stayed").asInt()).isZero();
        assertThat(get(run).path("version").asInt()).isEqualTo(2);
        assertThat(get(run).path("bpmn").asText()).contains("second");
        complete("Have a look");
        await().untilAsserted(() -> assertThat(openSteps(run)).containsExactly("second"));
        complete("Look again");
        await().untilAsserted(() -> assertThat(get(run).path("state").asText()).isEqualTo("completed"));
        assertThat(place.owner()
                        .api()
                        .get("/api/v1/workspaces/" + place.workspace() + "/audit?kind=automation")
                        .body()
                        .path("items"))
                .extracting(entry -> entry.path("text").asText())
                .startsWith(
                        "had 1 runs of “Test automation” moved to version 2, from version 1; 0 stayed",
                        "asked for runs of version 1 of “Test automation” to be moved to version 2");
    }

    @Test
    void theMappingIsSuggestedChangedAndRefusedWhereItLeadsNowhere() {
        String automation = place.published(TestModels.userTask(""));
        String run = started(automation);
        publish(automation, twoLooks("renamed"));
        JsonNode plan = api().get("/api/v1/automations/" + automation + "/migrate?from=1")
                .body();
        assertThat(plan.path("runs").asInt()).isEqualTo(1);
        assertThat(plan.at("/steps/0/elementId").asText()).isEqualTo("step");
        assertThat(plan.at("/steps/0/runs").asInt()).isEqualTo(1);
        assertThat(plan.at("/steps/0/suggested").isNull()).isTrue();
        assertThat(plan.at("/steps/0/choices"))
                .extracting(choice -> choice.path("elementId").asText())
                .containsExactly("renamed", "second");

        // Nowhere to go: it stays, and says why.
        JsonNode stayed = migrated(automation, Map.of("from", 1));
        assertThat(stayed.path("moved").asInt()).isZero();
        assertThat(stayed.path("stayed").asInt()).isEqualTo(1);
        JsonNode left = api().get("/api/v1/automations/" + automation + "/migrations/"
                        + stayed.path("id").asText())
                .body()
                .path("left");
        assertThat(left.at("/0/runId").asText()).isEqualTo(run);
        assertThat(left.at("/0/reason").asText()).contains("“step”");
        assertThat(get(run).path("version").asInt()).isEqualTo(1);

        for (var steps : List.of(Map.of("step", "end"), Map.of("gone", "second"))) {
            Answer refused = migrate(automation, Map.of("from", 1, "steps", steps));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.type()).isEqualTo("migration-refused");
            assertThat(refused.body().at("/findings/0/elementId").asText())
                    .isEqualTo(steps.keySet().iterator().next());
        }

        migrated(automation, Map.of("from", 1, "steps", Map.of("step", "second")));
        assertThat(get(run).path("version").asInt()).isEqualTo(2);
        assertThat(openSteps(run)).containsExactly("second");
        complete("Have a look");
        await().untilAsserted(() -> assertThat(get(run).path("state").asText()).isEqualTo("completed"));
    }

    @Test
    void aStepThatIsNamedWithNullLeadsNowhereThoughItIsThere() {
        String automation = place.published(TestModels.userTask(""));
        String run = started(automation);
        publish(automation, twoLooks("step"));
        Map<String, Object> nowhere = new HashMap<>();
        nowhere.put("step", null);

        JsonNode migration = migrated(automation, Map.of("from", 1, "steps", nowhere));

        assertThat(migration.path("stayed").asInt()).isEqualTo(1);
        assertThat(get(run).path("version").asInt()).isEqualTo(1);
    }

    @Test
    void aTimerKeepsItsTimeUnlessItShallBeginAnew() {
        String automation = place.published(waitsFor("PT5H"));
        String keeps = started(automation);
        Instant before = due(keeps);
        publish(automation, waitsFor("PT9H"));

        migrated(automation, Map.of("from", 1));
        assertThat(due(keeps)).isEqualTo(before);

        publish(automation, waitsFor("PT20H"));
        migrated(automation, Map.of("from", 2, "newTimers", true));
        assertThat(due(keeps)).isAfter(before.plus(Duration.ofHours(10)));
    }

    @Test
    void whatHangsOnAStepGoesAlongOrIsMadeAnew() {
        String automation = place.published(withDeadline("step", "PT5H"));
        String run = started(automation);
        Instant before = due(run);
        publish(automation, withDeadline("other", "PT9H"));

        migrated(automation, Map.of("from", 1, "steps", Map.of("step", "other")));

        assertThat(openSteps(run)).containsExactly("other");
        assertThat(db.sql("select count(*) from act_ru_job where process_instance_id_ = ?")
                        .param(run)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(due(run)).isAfterOrEqualTo(before);
    }

    @Test
    void aHeldStepIsMendedByTheOtherVersionAndRetried() {
        AtomicBoolean broken = new AtomicBoolean(true);
        String name = "mended-" + Ids.next();
        work.script(
                name,
                call -> broken.get()
                        ? new Outcome.Failed("The peer is asleep", true, null)
                        : new Outcome.Done(Map.of("ok", true)));
        String automation = place.published(TestModels.oneStep(name, ""));
        String run = started(automation);
        await().untilAsserted(() -> assertThat(get(run).path("state").asText()).isEqualTo("failed"));
        publish(automation, TestModels.oneStep(name, "").replace("The step", "The mended step"));

        migrated(automation, Map.of("from", 1));
        broken.set(false);
        assertThat(api().post("/api/v1/runs/" + run + "/retry", "").status()).isEqualTo(200);

        await().untilAsserted(() -> assertThat(get(run).path("state").asText()).isEqualTo("completed"));
        assertThat(get(run).path("version").asInt()).isEqualTo(2);
        assertThat(steps(run))
                .extracting(step -> step.path("elementName").asText())
                .contains("The mended step");
    }

    @Test
    void aCallThatMeansSomethingElseIsNoChoice() {
        String automation = place.published(TestModels.oneStep("asks", ""));
        publish(automation, TestModels.oneStep("tells", ""));

        JsonNode plan = api().get("/api/v1/automations/" + automation + "/migrate?from=1")
                .body();

        assertThat(plan.at("/steps/0/elementId").asText()).isEqualTo("step");
        assertThat(plan.at("/steps/0/choices")).isEmpty();
        assertThat(plan.at("/steps/0/suggested").isNull()).isTrue();
    }

    @Test
    void aRunThatBeginsAgainHasTheSameDataAndTheFirstOneIsCancelled() {
        String automation = place.published(TestModels.userTask(""));
        String run = started(automation);
        publish(automation, twoLooks("step"));

        JsonNode migration = migrated(automation, Map.of("from", 1, "way", "restart"));

        assertThat(migration.path("moved").asInt()).isEqualTo(1);
        assertThat(get(run).path("state").asText()).isEqualTo("cancelled");
        JsonNode begun = place.runs(automation).get(0);
        assertThat(begun.path("version").asInt()).isEqualTo(2);
        assertThat(begun.path("state").asText()).isEqualTo("waiting");
        assertThat(begun.path("replayOf").asText()).isEqualTo(run);
        assertThat(steps(begun.path("id").asText())
                        .get(0)
                        .path("output")
                        .path("who")
                        .asText())
                .isEqualTo("Uma");
    }

    @Test
    void anotherNodeGoesOnWhereOneDied() {
        String automation = place.published(TestModels.userTask(""));
        List<String> runs = List.of(started(automation), started(automation));
        publish(automation, twoLooks("step"));
        // given: a node that was killed behind the first run
        var id = Ids.next();
        db.sql("""
                        insert into run_migration (id, workspace_id, automation_id, from_version, to_version, way, steps, new_timers,
                                                   person_id, started_at, total, lease_by, lease_until)
                        values (?, ?, ?, 1, 2, 'migrate', '{}', false, ?, now(), 2, ?, now() - interval '1 second')""")
                .params(
                        id,
                        place.workspace().value(),
                        UUID.fromString(automation),
                        place.designer().id().value(),
                        Ids.next())
                .update();
        db.sql("insert into run_migration_run (migration_id, run_id) values (?, ?)")
                .params(id, UUID.fromString(runs.getFirst()))
                .update();

        JsonNode over = over(automation, id.toString());

        assertThat(over.path("moved").asInt()).isEqualTo(2);
        assertThat(get(runs.getLast()).path("version").asInt()).isEqualTo(2);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        String automation = place.published(TestModels.userTask(""));
        started(automation);

        assertThat(migrate(automation, Map.of("from", 1)).status()).isEqualTo(400);
        assertThat(migrate(automation, Map.of("from", 1, "to", 7)).status()).isEqualTo(404);
        assertThat(migrate(automation, Map.of("from", 7)).status()).isEqualTo(404);
        assertThat(place.member()
                        .api()
                        .post("/api/v1/automations/" + automation + "/migrate", json(Map.of("from", 1)))
                        .status())
                .isEqualTo(403);
        String other = team.place().published(TestModels.userTask(""));
        assertThat(api().get("/api/v1/automations/" + other + "/waiting").status())
                .isEqualTo(404);
    }

    private TestApi api() {
        return place.designer().api();
    }

    private static String twoLooks(String first) {
        return TestModels.process("", """
                <bpmn:userTask id="step" name="Have a look" />
                <bpmn:sequenceFlow id="on" sourceRef="step" targetRef="second" />
                <bpmn:userTask id="second" name="Look again" />
                """)
                .replace("id=\"to-end\" sourceRef=\"step\"", "id=\"to-end\" sourceRef=\"second\"")
                .replace("\"step\"", "\"" + first + "\"");
    }

    private static String waitsFor(String duration) {
        return TestModels.process("", """
                <bpmn:intermediateCatchEvent id="step" name="Wait"><bpmn:timerEventDefinition id="timer">
                  <bpmn:timeDuration>%s</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
                """.formatted(duration));
    }

    private static String withDeadline(String id, String duration) {
        return TestModels.process("", LOOK + """
                <bpmn:boundaryEvent id="late" attachedToRef="step"><bpmn:timerEventDefinition id="timer">
                  <bpmn:timeDuration>%s</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="too-late" sourceRef="late" targetRef="end" />
                """.formatted(duration)).replace("\"step\"", "\"" + id + "\"");
    }

    private void publish(String automation, String bpmn) {
        Answer draft = api().get("/api/v1/automations/" + automation + "/draft");
        Answer saved = api().send(
                        "PUT",
                        "/api/v1/automations/" + automation + "/draft",
                        json(Map.of("bpmn", bpmn)),
                        Map.of("If-Match", draft.header("ETag")));
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        Answer published = api().post(
                        "/api/v1/automations/" + automation + "/publish",
                        json(Map.of("draftVersion", saved.body().path("version").asInt())));
        assertThat(published.status()).as(published.text()).isEqualTo(201);
    }

    private Answer migrate(String automation, Map<String, ?> command) {
        return api().post("/api/v1/automations/" + automation + "/migrate", json(command));
    }

    private JsonNode migrated(String automation, Map<String, ?> command) {
        Answer begun = migrate(automation, command);
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        assertThat(begun.header("Location")).endsWith(begun.body().path("id").asText());
        return over(automation, begun.body().path("id").asText());
    }

    private JsonNode over(String automation, String migration) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> api().get("/api/v1/automations/" + automation + "/migrations/" + migration)
                                .body(),
                        found -> !found.path("endedAt").isNull());
    }

    private String started(String automation) {
        Answer started =
                api().post("/api/v1/automations/" + automation + "/start", "{\"variables\": {\"who\": \"Uma\"}}");
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        return started.body().path("id").asText();
    }

    private void complete(String title) {
        JsonNode tasks = place.member()
                .api()
                .get("/api/v1/projects/" + place.project() + "/tasks?filter=status%20%3D%20todo")
                .body()
                .path("items");
        assertThat(tasks).extracting(task -> task.path("title").asText()).containsExactly(title);
        assertThat(place.member()
                        .api()
                        .post("/api/v1/tasks/" + tasks.at("/0/id").asText() + "/complete", "{}")
                        .status())
                .isEqualTo(200);
    }

    private JsonNode get(String run) {
        return api().get("/api/v1/runs/" + run).body();
    }

    private JsonNode steps(String run) {
        return api().get("/api/v1/runs/" + run + "/steps").body().path("items");
    }

    private List<String> openSteps(String run) {
        List<String> open = new ArrayList<>();
        steps(run).forEach(step -> {
            if (step.path("endedAt").isNull()) {
                open.add(step.path("elementId").asText());
            }
        });
        return open;
    }

    private Instant due(String run) {
        return db.sql("select duedate_ from act_ru_job where process_instance_id_ = ?")
                .param(run)
                .query(Timestamp.class)
                .single()
                .toInstant();
    }
}
