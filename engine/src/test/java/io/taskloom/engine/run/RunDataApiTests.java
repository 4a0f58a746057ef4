package io.taskloom.engine.run;

import static io.taskloom.engine.Team.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestModels;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Room for run data: what counts, what a full workspace refuses, and what gives room back. */
@AutomationTest
@Timeout(90)
class RunDataApiTests {

    private static final int ROOM = 3_000;

    @Autowired
    private Team team;

    @Autowired
    private RunMeter meter;

    @Autowired
    private RunPurge purge;

    @Autowired
    private RunData data;

    @Autowired
    private RunsOfWorkspace content;

    @Autowired
    private JdbcClient db;

    private Place place;
    private String automation;

    @BeforeEach
    void aSmallPlan() {
        db.sql(
                        "insert into plan (name, rank, run_data, runs_kept_days) values ('cramped', -7, ?, 30) on conflict do nothing")
                .param(ROOM)
                .update();
        place = team.place();
        db.sql("insert into workspace_plan (workspace_id, plan, changed_at) values (?, 'cramped', now())")
                .param(place.workspace().value())
                .update();
        automation = place.published(TestModels.oneStep("echo", ""));
    }

    @Test
    void aFullWorkspaceBeginsNoRunsAndSaysWhyAndWhatHelps() {
        String over = ended(start());
        fill();

        isFull(place.designer().api().post(path() + "/start", "{}"));
        isFull(place.designer().api().post("/api/v1/runs/" + over + "/replay", ""));
        assertThat(place.runs(automation)).hasSize(1);
        // Who may not start it at all is told that, and nothing of the plan.
        assertThat(place.member().api().post(path() + "/start", "{}").status()).isEqualTo(403);
        Place other = team.place();
        assertThat(other.designer().api().post(path() + "/start", "{}").status())
                .isEqualTo(404);
        assertThat(other.designer()
                        .api()
                        .post("/api/v1/automations/" + other.published(TestModels.userTask("")) + "/start", "{}")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void whatIsUnderWayGoesOnHoweverFullItIs() {
        String waiting = place.published(TestModels.userTask(""));
        String run = id(place.designer().api().post("/api/v1/automations/" + waiting + "/start", "{}"));
        fill();

        JsonNode task = await().until(
                        () -> place.owner()
                                .api()
                                .get("/api/v1/projects/" + place.project() + "/tasks")
                                .body()
                                .path("items"),
                        tasks -> !tasks.isEmpty())
                .get(0);
        assertThat(place.owner()
                        .api()
                        .send("POST", "/api/v1/tasks/" + task.path("id").asText() + "/complete", "{}", Map.of())
                        .status())
                .isEqualTo(200);

        ended(run);
    }

    @Test
    void aRunThatCannotBeginAgainGoesOnWhereItStands() {
        String waiting = "/api/v1/automations/" + place.published(TestModels.userTask(""));
        TestApi designer = place.designer().api();
        String run = id(designer.post(waiting + "/start", "{}"));
        assertThat(designer.post(waiting + "/publish", "{\"draftVersion\": 1}").status())
                .isEqualTo(201);
        fill();

        Answer asked = designer.post(waiting + "/migrate", "{\"from\": 1, \"to\": 2, \"way\": \"restart\"}");
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);

        await().untilAsserted(() -> {
            JsonNode migration =
                    designer.get(waiting + "/migrations").body().path("items").get(0);
            assertThat(migration.path("endedAt").isNull()).isFalse();
            assertThat(migration.path("stayed").asInt()).isEqualTo(1);
            assertThat(designer.get(waiting + "/migrations/"
                                    + migration.path("id").asText())
                            .body()
                            .at("/left/0/reason")
                            .asText())
                    .contains("has room for 3 KB of run data");
        });
        JsonNode stays = designer.get("/api/v1/runs/" + run).body();
        assertThat(stays.path("state").asText()).isEqualTo("waiting");
        assertThat(stays.path("version").asInt()).isEqualTo(1);
    }

    @Test
    void aRunThatAnEventWouldStartIsRecordedWithTheReason() {
        String triggered = place.published(TestModels.triggered("TaskCreated", "=true"));
        fill();

        place.task("Buy milk", "low");
        place.task("Buy bread", "low");

        JsonNode refused = await().until(() -> place.runs(triggered), runs -> runs.size() == 2)
                .get(0);
        assertThat(refused.path("state").asText()).isEqualTo("failed");
        assertThat(refused.path("error").asText())
                .contains("plan, cramped, has room for 3 KB of run data")
                .contains("keep runs for fewer days");
        assertThat(refused.path("endedAt").isNull()).isFalse();
        await().untilAsserted(() -> assertThat(place.designer()
                        .api()
                        .get("/api/v1/notifications")
                        .body()
                        .path("items"))
                .filteredOn(told -> told.path("kind").asText().equals("failed"))
                .extracting(told -> told.at("/automation/id").asText())
                .containsExactly(triggered));
    }

    @Test
    void theUsageCountsRunsThatAreOverAndThePurgeGivesRoomBack() {
        String open = id(place.designer()
                .api()
                .post(
                        "/api/v1/automations/" + place.published(TestModels.userTask("")) + "/start",
                        "{\"variables\": {\"who\": \"%s\"}}".formatted("x".repeat(5_000))));
        meter.measure();
        assertThat(used()).isZero();

        String run = ended(start());
        meter.measure();
        long one = used();
        // Its row and those of start, step and end.
        assertThat(one).isBetween(4L * RunData.ROW, 4L * RunData.ROW + 1_000);
        meter.measure();
        assertThat(used()).isEqualTo(one);
        fill();
        isFull(place.designer().api().post(path() + "/start", "{}"));

        aged(run);
        purge.purge();
        assertThat(used()).isEqualTo(ROOM);
        db.sql("update run_data set bytes = bytes - ? where workspace_id = ?")
                .params(ROOM, place.workspace().value())
                .update();

        assertThat(used()).isZero();
        ended(start());
        assertThat(place.designer().api().get("/api/v1/runs/" + open).status()).isEqualTo(200);
    }

    @Test
    void aTryOutIsNotKeptAndNeedsNoRoom() {
        fill();

        Answer tried = place.designer().api().post(path() + "/try", json(Map.of("variables", Map.of("who", "Uma"))));

        assertThat(tried.status()).as(tried.text()).isEqualTo(200);
        meter.measure();
        assertThat(used()).isEqualTo(ROOM);
    }

    @Test
    void measuringAndDeletingAtOnceNeverLoseAByte() throws Exception {
        List<Callable<Object>> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            boolean old = i % 2 == 0;
            all.add(() -> {
                String run = ended(start());
                return old ? aged(run) : run;
            });
            all.add(() -> {
                meter.measure();
                return "";
            });
            all.add(() -> {
                purge.purge();
                return "";
            });
        }
        db.sql("delete from workspace_plan where workspace_id = ?")
                .param(place.workspace().value())
                .update();

        try (var threads = Executors.newFixedThreadPool(6)) {
            for (Future<Object> each : threads.invokeAll(all)) {
                each.get();
            }
        }
        await().untilAsserted(() -> {
            meter.measure();
            assertThat(db.sql("select count(*) from run where workspace_id = ? and bytes is null")
                            .param(place.workspace().value())
                            .query(Long.class)
                            .single())
                    .isZero();
        });

        assertThat(used())
                .isPositive()
                .isEqualTo(db.sql("select sum(bytes) from run where workspace_id = ?")
                        .param(place.workspace().value())
                        .query(Long.class)
                        .single());
    }

    @Test
    void aWorkspaceThatGoesLeavesNoCount() {
        ended(start());
        meter.measure();
        assertThat(used()).isPositive();

        assertThat(content.remove(place.workspace())).isTrue();

        assertThat(db.sql("select count(*) from run_data where workspace_id = ?")
                        .param(place.workspace().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private String path() {
        return "/api/v1/automations/" + automation;
    }

    private String start() {
        return id(place.designer().api().post(path() + "/start", "{\"variables\": {\"who\": \"Uma\"}}"));
    }

    private static String id(Answer started) {
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        return started.body().path("id").asText();
    }

    private String ended(String run) {
        TestApi api = place.designer().api();
        await().until(() ->
                api.get("/api/v1/runs/" + run).body().path("state").asText().equals("completed"));
        return run;
    }

    /** As if so much had been kept before. */
    private void fill() {
        db.sql(
                        "insert into run_data as d (workspace_id, bytes) values (?, ?) on conflict (workspace_id) do update set bytes = d.bytes + excluded.bytes")
                .params(place.workspace().value(), ROOM)
                .update();
    }

    private long used() {
        return data.of(place.workspace());
    }

    /** It ended longer ago than anybody keeps it. */
    private UUID aged(String run) {
        Instant then = Instant.now().minus(400, ChronoUnit.DAYS);
        UUID id = UUID.fromString(run);
        UUID old = new UUID(RunSearch.firstId(then).getMostSignificantBits() | 0x7000, id.getLeastSignificantBits());
        db.sql(
                        "with moved as (update run_step set run_id = ? where run_id = ?) update run set id = ?, started_at = ?, ended_at = ? where id = ?")
                .params(old, id, old, then.atOffset(ZoneOffset.UTC), then.atOffset(ZoneOffset.UTC), id)
                .update();
        return old;
    }

    private static void isFull(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(507);
        assertThat(answer.type()).isEqualTo("run-data-full");
        JsonNode problem = answer.body();
        assertThat(problem.path("limit").asText()).isEqualTo("run_data");
        assertThat(problem.path("allowed").asLong()).isEqualTo(ROOM);
        assertThat(problem.path("used").asLong()).isGreaterThanOrEqualTo(ROOM);
        assertThat(problem.path("plan").asText()).isEqualTo("cramped");
        assertThat(problem.path("detail").asText())
                .contains("has room for 3 KB of run data", "30 days after they end", "ask for a larger plan");
    }
}
