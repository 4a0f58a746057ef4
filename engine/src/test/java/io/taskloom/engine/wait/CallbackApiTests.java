package io.taskloom.engine.wait;

import static io.taskloom.engine.Team.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.ScriptedWork;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.bpm.StepWork.Outcome;
import io.taskloom.engine.event.Ids;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AutomationTest
@Timeout(120)
class CallbackApiTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
    void theAddressIsKnownBeforeTheWaitAndMovesTheRunOnce() {
        String step = "tell-" + Ids.next();
        work.script(step, call -> new Outcome.Done(Map.of("told", true)));
        String run = started(place.published(WaitModels.call(step)));
        String said =
                String.valueOf(work.calls(awaitCall(step)).getFirst().input().get("said"));
        String address = path(said.substring("Call ".length()));
        awaitWait(run);

        Answer called = team.nobody().post(address, "{\"answer\": \"yes\", \"lines\": [1, 2]}");

        assertThat(called.status()).as(called.text()).isEqualTo(202);
        assertThat(called.text()).doesNotContain(run);
        awaitState(run, "completed");
        JsonNode waited = steps(run).get(2);
        assertThat(waited.at("/output/call/answer").asText()).isEqualTo("yes");
        assertThat(waited.at("/output/call/lines/1").asInt()).isEqualTo(2);
        Answer again = team.nobody().post(address, "{}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.type()).isEqualTo("callback-used");
    }

    @Test
    void aCallBeforeTheWaitIsKeptAndTakenAsTheRunArrives() throws Exception {
        String step = "slow-" + Ids.next();
        var goOn = new CountDownLatch(1);
        work.script(step, call -> {
            try {
                goOn.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Outcome.Done(Map.of());
        });
        String run = started(place.published(WaitModels.call(step)));
        String address = address(run);

        assertThat(team.nobody().post(address, "{\"early\": true}").status()).isEqualTo(202);
        assertThat(team.nobody().post(address, "{}").status()).isEqualTo(409);
        assertThat(callbacks(run).get(0).path("calledAt").isNull()).isFalse();
        assertThat(callbacks(run).get(0).path("takenAt").isNull()).isTrue();
        goOn.countDown();

        awaitState(run, "completed");
        assertThat(steps(run).get(2).at("/output/call/early").asBoolean()).isTrue();
    }

    @Test
    void ofEightCallsAtOnceOneIsTaken() throws Exception {
        String run = started(place.published(WaitModels.event("Callback", "")));
        String address = address(run);

        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> calls = Stream.<Callable<Integer>>generate(
                            () -> () -> team.nobody().post(address, "{}").status())
                    .limit(8)
                    .toList();
            List<Integer> answers = threads.invokeAll(calls).stream()
                    .map(each -> {
                        try {
                            return each.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
            assertThat(answers).filteredOn(status -> status == 202).hasSize(1);
            assertThat(answers).filteredOn(status -> status == 409).hasSize(7);
        }

        awaitState(run, "completed");
        assertThat(steps(run)).hasSize(3);
    }

    @Test
    void eachRoundHasItsOwnAddress() {
        String run = started(place.published(WaitModels.callAgain()));
        String first = address(run);

        assertThat(team.nobody().post(first, "{\"done\": false}").status()).isEqualTo(202);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(steps(run)).hasSize(4));
        String second = address(run);
        assertThat(second).isNotEqualTo(first);
        assertThat(team.nobody().post(first, "{\"done\": true}").status()).isEqualTo(409);
        assertThat(team.nobody().post(second, "{\"done\": true}").status()).isEqualTo(202);

        awaitState(run, "completed");
    }

    @Test
    void whatIsWrongIsSaidAndMovesNothing() {
        String run = started(place.published(WaitModels.event("Callback", "")));
        String address = address(run);

        for (String bad :
                List.of("hello", "[]", "\"text\"", "{\"a\": 1} more", "{\"a\": \"\\u0000\"}", "{\"a\": \"\\ud800\"}")) {
            Answer refused = team.nobody().post(address, bad);
            assertThat(refused.status()).as(bad).isEqualTo(400);
        }
        Answer large = team.nobody().post(address, "{\"a\": \"" + "x".repeat(256 * 1024) + "\"}");
        assertThat(large.status()).isEqualTo(413);
        Answer got = team.nobody().get(address);
        assertThat(got.status()).isEqualTo(405);
        assertThat(got.header("Allow")).isEqualTo("POST");
        assertThat(got.header("Content-Type")).startsWith("application/problem+json");
        assertThat(state(run)).isEqualTo("waiting");

        assertThat(team.nobody().post(address, "").status()).isEqualTo(202);
        awaitState(run, "completed");
    }

    @Test
    void anAddressThatWasNeverGivenIsNotFound() {
        String run = started(place.published(WaitModels.event("Callback", "")));
        String other = started(place.published(WaitModels.event("Callback", "")));
        String token = address(run).substring("/callbacks/".length());
        String foreign = address(other).substring("/callbacks/".length());

        for (String wrong : List.of(
                "x",
                "never-one",
                token.substring(0, 40),
                token + "AAAA",
                // The id of one with the signature of the other.
                token.substring(0, 21) + foreign.substring(21))) {
            Answer refused = team.nobody().post("/callbacks/" + wrong, "{}");
            assertThat(refused.status()).as(wrong).isEqualTo(404);
            assertThat(refused.body().path("detail").asText()).doesNotContain(wrong);
        }
        assertThat(state(run)).isEqualTo("waiting");
        assertThat(state(other)).isEqualTo("waiting");
    }

    @Test
    void aRunThatHasEndedIsCalledInVain() {
        String run = started(place.published(WaitModels.event("Callback", "")));
        String address = address(run);
        place.designer().api().post("/api/v1/runs/" + run + "/cancel", "");

        Answer refused = team.nobody().post(address, "{}");

        assertThat(refused.status()).isEqualTo(410);
        assertThat(refused.type()).isEqualTo("callback-over");
    }

    @Test
    void onlyWhoMayRepairTheRunSeesTheAddress() {
        String step = "told-" + Ids.next();
        work.script(step, call -> new Outcome.Done(Map.of()));
        String run = started(place.published(WaitModels.call(step)));
        awaitWait(run);
        String token = address(run).substring("/callbacks/".length());

        JsonNode seen =
                place.member().api().get("/api/v1/runs/" + run + "/waits").body();
        assertThat(seen.path("callbacks")).hasSize(1);
        assertThat(seen.toString()).doesNotContain(token);
        Answer steps = place.member().api().get("/api/v1/runs/" + run + "/steps");
        assertThat(steps.text()).contains("/callbacks/").doesNotContain(token);
    }

    @Test
    void aNodeThatDiesInTheMiddleHasTakenNothing() {
        String run = started(place.published(WaitModels.event("Callback", "")));
        String address = address(run);
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
                        "create trigger %1$s after delete on run_wait for each row when (old.run_id = '%2$s') execute function %1$s()"
                                .formatted(name, run))
                .update();
        try {
            assertThat(catchThrowable(() -> assertThat(team.nobody()
                                    .post(address, "{\"round\": 1}")
                                    .status())
                            .isEqualTo(202)))
                    .isNotNull();
            assertThat(state(run)).isEqualTo("waiting");
            assertThat(callbacks(run).get(0).path("calledAt").isNull()).isTrue();

            assertThat(team.nobody().post(address, "{\"round\": 2}").status()).isEqualTo(202);
            awaitState(run, "completed");
            assertThat(steps(run).get(1).at("/output/call/round").asInt()).isEqualTo(2);
        } finally {
            db.sql("drop trigger %1$s on run_wait".formatted(name)).update();
            db.sql("drop function %s()".formatted(name)).update();
            db.sql("drop sequence " + name).update();
        }
    }

    @Test
    void theRunsEndAndItsAddressesGoTogether() {
        String run = started(place.published(WaitModels.event("Callback", "")));

        db.sql("delete from run where id = ?").param(UUID.fromString(run)).update();

        assertThat(db.sql("select count(*) from run_callback where run_id = ?")
                        .param(UUID.fromString(run))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private String awaitCall(String step) {
        await().atMost(PATIENCE).until(() -> !work.calls(step).isEmpty());
        return step;
    }

    private void awaitWait(String run) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(place.member()
                        .api()
                        .get("/api/v1/runs/" + run + "/waits")
                        .body()
                        .path("waits"))
                .hasSize(1));
    }

    /** The one that is good. */
    private String address(String run) {
        return callbacks(run)
                .valueStream()
                .filter(each -> each.hasNonNull("url"))
                .map(each -> path(each.path("url").asText()))
                .findFirst()
                .orElseThrow();
    }

    private static String path(String address) {
        return URI.create(address).getPath();
    }

    private JsonNode callbacks(String run) {
        Answer waits = place.designer().api().get("/api/v1/runs/" + run + "/waits");
        assertThat(waits.status()).as(waits.text()).isEqualTo(200);
        return waits.body().path("callbacks");
    }

    private String started(String automation) {
        Answer started = place.designer()
                .api()
                .post("/api/v1/automations/" + automation + "/start", json(Map.of("variables", Map.of())));
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        return started.body().path("id").asText();
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

    private void awaitState(String run, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(state(run)).as(steps(run).toString()).isEqualTo(state));
    }
}
