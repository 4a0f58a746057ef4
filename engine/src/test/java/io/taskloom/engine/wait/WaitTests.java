package io.taskloom.engine.wait;

import static io.taskloom.engine.Team.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.DomainEvent.Subject;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AutomationTest
@Timeout(120)
class WaitTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private Team team;

    @Autowired
    private WaitConsumer consumer;

    @Autowired
    private WaitRows rows;

    @Autowired
    private JdbcClient db;

    @Autowired
    private ObjectMapper mapper;

    @Autowired
    private Clock clock;

    private Place place;

    @BeforeEach
    void aTeam() {
        place = team.place();
    }

    @Test
    void aRunWaitsForItsTaskToBeCompletedAndForNoOther() {
        String mine = place.task("Mine", "low").path("id").asText();
        String other = place.task("Another", "low").path("id").asText();
        String run = started(
                place.published(WaitModels.event("TaskCompleted", "=event.task.id = order")), Map.of("order", mine));

        JsonNode waits = waits(run);
        assertThat(waits).hasSize(1);
        assertThat(waits.get(0).path("elementId").asText()).isEqualTo("step");
        assertThat(waits.get(0).path("waitsFor").asText()).isEqualTo("TaskCompleted");
        assertThat(waits.get(0).path("condition").asText()).isEqualTo("event.task.id = order");
        assertThat(state(run)).isEqualTo("waiting");

        complete(other);
        await().during(Duration.ofMillis(700))
                .untilAsserted(() -> assertThat(state(run)).isEqualTo("waiting"));
        complete(mine);

        awaitState(run, "completed");
        assertThat(waits(run)).isEmpty();
        JsonNode step = steps(run).get(1);
        assertThat(step.path("elementId").asText()).isEqualTo("step");
        assertThat(step.at("/output/event/task/id").asText()).isEqualTo(mine);
        assertThat(step.at("/output/event/type").asText()).isEqualTo("TaskCompleted");
    }

    @Test
    void aReceiveTaskWaitsToo() {
        String run = started(place.published(WaitModels.received("TaskCompleted")), Map.of());

        deliver(event(0));

        awaitState(run, "completed");
    }

    @Test
    void ofTwoEventsAtOnceOneMovesItOnce() throws Exception {
        String run = started(place.published(WaitModels.event("TaskCompleted", "")), Map.of());

        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Object>> both = Stream.generate(() -> event(0))
                    .limit(8)
                    .<Callable<Object>>map(event -> () -> {
                        deliver(event);
                        return event;
                    })
                    .toList();
            for (var each : threads.invokeAll(both)) {
                each.get();
            }
        }

        awaitState(run, "completed");
        assertThat(steps(run)).hasSize(3);
    }

    @Test
    void whatHappenedBeforeItWaitedDoesNotCount() {
        Recorded before = event(0);
        String run = started(place.published(WaitModels.event("TaskCompleted", "")), Map.of());

        deliver(before);

        assertThat(state(run)).isEqualTo("waiting");
    }

    @Test
    void anEventOfAnotherWorkspaceOrOfAHiddenProjectMovesNothing() {
        String run = started(place.published(WaitModels.event("TaskCompleted", "")), Map.of());

        deliver(event(team.place().workspace(), place.project(), 0));
        deliver(event(place.workspace(), place.hiddenProject(), 0));
        assertThat(state(run)).isEqualTo("waiting");

        deliver(event(0));
        awaitState(run, "completed");
    }

    @Test
    void aConditionThatCannotBeAskedIsShownAndHoldsNothing() {
        String run = started(place.published(WaitModels.event("TaskCompleted", "=\"neither\"")), Map.of());

        deliver(event(0));

        assertThat(state(run)).isEqualTo("waiting");
        assertThat(waits(run).get(0).path("problem").asText()).contains("neither true nor false");
    }

    @Test
    void whatAutomationsDoInACircleMovesNothingInTheEnd() {
        String run = started(place.published(WaitModels.event("TaskCompleted", "")), Map.of());

        deliver(event(5));
        assertThat(state(run)).isEqualTo("waiting");
        assertThat(waits(run).get(0).path("problem").asText()).contains("circle");

        deliver(event(3));
        awaitState(run, "completed");
        assertThat(db.sql("select depth from run where id = ?")
                        .param(UUID.fromString(run))
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    void anEventOnTheEdgeOfAStepMovesBesideItOnceForEachEvent() {
        String run = started(place.published(WaitModels.onTheEdge(false, "TaskCompleted")), Map.of());
        Recorded event = event(0);

        deliver(event);
        deliver(event);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(elements(run)).filteredOn("beside"::equals).hasSize(1));
        deliver(event(0));

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(elements(run)).filteredOn("beside"::equals).hasSize(2));
        assertThat(waits(run)).hasSize(1);
    }

    @Test
    void anEventOnTheEdgeMayEndTheStep() {
        String run = started(place.published(WaitModels.onTheEdge(true, "TaskCompleted")), Map.of());

        deliver(event(0));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(elements(run)).contains("beside"));
        assertThat(steps(run).get(1).path("state").asText()).isEqualTo("cancelled");
        assertThat(waits(run)).isEmpty();
    }

    @Test
    void aTimerThatIsFirstEndsTheWait() {
        String run = started(place.published(WaitModels.eventOrTime("TaskCompleted", "PT1S")), Map.of());
        assertThat(waits(run)).hasSize(1);

        awaitState(run, "completed");

        assertThat(elements(run)).contains("end-late");
        assertThat(rows.of(RunId.of(run))).isEmpty();
    }

    @Test
    void anEventThatIsFirstEndsTheTimer() {
        String run = started(place.published(WaitModels.eventOrTime("TaskCompleted", "PT1H")), Map.of());

        deliver(event(0));

        awaitState(run, "completed");
        assertThat(elements(run)).contains("end-came");
    }

    @Test
    void aCancelledRunWaitsNoLonger() {
        String run = started(place.published(WaitModels.event("TaskCompleted", "")), Map.of());

        place.designer().api().post("/api/v1/runs/" + run + "/cancel", "");

        assertThat(rows.of(RunId.of(run))).isEmpty();
        deliver(event(0));
        assertThat(state(run)).isEqualTo("cancelled");
    }

    /** As if the consumer had looked before the wait was committed. */
    @Test
    void anEventOfTheSameMomentIsFoundBehindTheCommit() {
        String task = place.task("Mine", "low").path("id").asText();
        String run = started(
                place.published(WaitModels.event("TaskCompleted", "=event.task.id = order")), Map.of("order", task));
        db.sql("update run_wait set since = ?, workspace_id = ? where run_id = ?")
                .params(
                        java.sql.Timestamp.from(Instant.now().minusSeconds(1)),
                        team.place().workspace().value(),
                        UUID.fromString(run))
                .update();
        complete(task);
        await().atMost(PATIENCE)
                .until(() -> db.sql(
                                        "select count(*) from event where subject_id = ? and type = 'TaskCompleted' and position is not null")
                                .param(UUID.fromString(task))
                                .query(Integer.class)
                                .single()
                        == 1);
        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(state(run)).isEqualTo("waiting"));

        db.sql("update run_wait set workspace_id = ?, caught_up = false where run_id = ?")
                .params(place.workspace().value(), UUID.fromString(run))
                .update();

        awaitState(run, "completed");
    }

    @Test
    void aRunThatIsMovedToAnotherVersionWaitsForWhatThatOneSays() {
        String automation = place.published(WaitModels.event("TaskCompleted", "=false"));
        String run = started(automation, Map.of());
        publish(automation, WaitModels.event("TaskCancelled", ""));

        Answer begun =
                place.designer().api().post("/api/v1/automations/" + automation + "/migrate", json(Map.of("from", 1)));
        assertThat(begun.status()).as(begun.text()).isIn(200, 201, 202);

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(waits(run).get(0).path("waitsFor").asText()).isEqualTo("TaskCancelled"));
        deliver(event(0));
        assertThat(state(run)).isEqualTo("waiting");
        deliver(event("TaskCancelled", place.workspace(), place.project(), 0));
        awaitState(run, "completed");
    }

    @Test
    void nodeThatDiesInTheMiddleLeavesTheRunWaiting() {
        String run = started(place.published(WaitModels.event("TaskCompleted", "")), Map.of());
        Recorded event = event(0);
        String name = "breaking_" + Ids.next().toString().replace("-", "");
        db.sql("create sequence " + name).update();
        db.sql("""
                        create function %1$s() returns trigger language plpgsql as $$
                        begin
                            if nextval('%1$s') = 1 then
                                perform pg_terminate_backend(pg_backend_pid());
                                perform pg_sleep(1);
                            end if;
                            return null;
                        end $$""".formatted(name)).update();
        db.sql(
                        "create constraint trigger %1$s after delete on run_wait deferrable initially deferred for each row when (old.run_id = '%2$s') execute function %1$s()"
                                .formatted(name, run))
                .update();
        try {
            assertThat(catchThrowable(() -> deliver(event))).isNotNull();

            assertThat(state(run)).isEqualTo("waiting");
            assertThat(rows.of(RunId.of(run))).hasSize(1);

            deliver(event);
            awaitState(run, "completed");
            assertThat(steps(run)).hasSize(3);
        } finally {
            db.sql("drop trigger %1$s on run_wait".formatted(name)).update();
            db.sql("drop function %s()".formatted(name)).update();
            db.sql("drop sequence " + name).update();
        }
    }

    @Test
    void aRunsEndMovesAnother() {
        String first = place.published(WaitModels.event("TaskCancelled", ""));
        String ending = started(first, Map.of());
        String run = started(
                place.published(WaitModels.event("RunEnded", "=event.automation = other")), Map.of("other", first));

        deliver(event("TaskCancelled", place.workspace(), place.project(), 0));

        awaitState(ending, "completed");
        awaitState(run, "completed");
        assertThat(steps(run).get(1).at("/output/event/run").asText()).isEqualTo(ending);
        assertThat(steps(run).get(1).at("/output/event/state").asText()).isEqualTo("completed");
    }

    @Test
    void whoDoesNotSeeTheRunDoesNotSeeWhatItWaitsFor() {
        String run = started(place.published(WaitModels.event("TaskCompleted", "")), Map.of());
        String path = "/api/v1/runs/" + run + "/waits";

        assertThat(place.member().api().get(path).status()).isEqualTo(200);
        assertThat(team.place().owner().api().get(path).status()).isEqualTo(404);
        assertThat(team.nobody().get(path).status()).isEqualTo(401);
    }

    private void publish(String automation, String bpmn) {
        Answer draft = place.designer().api().get("/api/v1/automations/" + automation + "/draft");
        Answer saved = place.designer()
                .api()
                .send(
                        "PUT",
                        "/api/v1/automations/" + automation + "/draft",
                        json(Map.of("bpmn", bpmn)),
                        Map.of("If-Match", draft.header("ETag")));
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        Answer published = place.designer()
                .api()
                .post(
                        "/api/v1/automations/" + automation + "/publish",
                        json(Map.of("draftVersion", saved.body().path("version").asInt())));
        assertThat(published.status()).as(published.text()).isEqualTo(201);
    }

    private void complete(String task) {
        Answer completed = place.member().api().post("/api/v1/tasks/" + task + "/complete", "");
        assertThat(completed.status()).as(completed.text()).isEqualTo(200);
    }

    private String started(String automation, Map<String, ?> variables) {
        Answer started = place.designer()
                .api()
                .post("/api/v1/automations/" + automation + "/start", json(Map.of("variables", variables)));
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        return started.body().path("id").asText();
    }

    private JsonNode waits(String run) {
        Answer waits = place.member().api().get("/api/v1/runs/" + run + "/waits");
        assertThat(waits.status()).as(waits.text()).isEqualTo(200);
        return waits.body().path("waits");
    }

    private String state(String run) {
        return place.member()
                .api()
                .get("/api/v1/runs/" + run)
                .body()
                .path("state")
                .asText();
    }

    private JsonNode steps(String run) {
        return place.member().api().get("/api/v1/runs/" + run + "/steps").body().path("items");
    }

    private List<String> elements(String run) {
        return steps(run)
                .valueStream()
                .map(step -> step.path("elementId").asText())
                .toList();
    }

    private void awaitState(String run, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(state(run)).as(steps(run).toString()).isEqualTo(state));
    }

    /** As the outbox would hand it over. */
    private void deliver(Recorded event) {
        if (consumer.wants(event)) {
            consumer.handle(event);
        }
    }

    private Recorded event(int depth) {
        return event(place.workspace(), place.project(), depth);
    }

    private Recorded event(WorkspaceId workspace, ProjectId project, int depth) {
        return event("TaskCompleted", workspace, project, depth);
    }

    private Recorded event(String type, WorkspaceId workspace, ProjectId project, int depth) {
        return new Recorded(
                Ids.next(),
                1L,
                type,
                workspace,
                project,
                null,
                new Actor.Person(place.member().id()),
                new Subject("task", Ids.next()),
                clock.instant(),
                depth,
                mapper.valueToTree(Map.of("task", Map.of("id", Ids.next(), "title", "Sample"))));
    }
}
