package io.taskloom.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.project.ProjectMembers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@Timeout(60)
class TimerApiTests {

    private static final String TIMER = "/api/v1/me/timer";

    @Autowired
    private TestTeam teams;

    @Autowired
    private ProjectMembers members;

    @Autowired
    private JdbcClient jdbc;

    private TestTeam.Team team;
    private TestApi api;
    private String milk;
    private String bread;

    @BeforeEach
    void twoTasks() {
        team = teams.team();
        api = team.member().api();
        milk = team.task("Buy milk", "").path("id").asText();
        bread = team.task("Buy bread", "").path("id").asText();
    }

    private Answer start(String task) {
        return api.send("PUT", TIMER, "{\"taskId\": \"%s\"}".formatted(task), Map.of());
    }

    private Answer stop() {
        return api.send("DELETE", TIMER, "", Map.of());
    }

    private JsonNode entries(String task) {
        return api.get("/api/v1/tasks/" + task + "/time-entries").body().path("items");
    }

    private String spent(String task) {
        return api.get("/api/v1/tasks/" + task).body().path("timeSpent").asText();
    }

    /** As if it had been started that long ago. */
    private void ago(Duration elapsed) {
        jdbc.sql("update time_entry set started_at = date_trunc('second', now()) - make_interval(secs => ?)"
                        + " where person_id = ? and ended_at is null")
                .params(elapsed.toSeconds(), team.member().id().value())
                .update();
    }

    private List<String> told(UUID person) {
        return jdbc.sql("select type from event where only_person = ? and type like 'Timer%' order by id")
                .param(person)
                .query(String.class)
                .list();
    }

    @Test
    void aTimerRunsUntilItIsStoppedAndBecomesAnEntry() {
        // when
        Answer started =
                api.send("PUT", TIMER, "{\"taskId\": \"%s\", \"note\": \"At the shop\"}".formatted(milk), Map.of());

        // then
        assertThat(started.status()).as(started.text()).isEqualTo(200);
        assertThat(started.body().at("/entry/task/title").asText()).isEqualTo("Buy milk");
        assertThat(started.body().at("/entry/endedAt").isNull()).isTrue();
        assertThat(started.body().path("stopped").isNull()).isTrue();
        assertThat(api.get(TIMER).body().at("/entry/id"))
                .isEqualTo(started.body().at("/entry/id"));
        assertThat(entries(milk)).isEmpty();
        assertThat(spent(milk)).isEqualTo("PT0S");

        // when
        ago(Duration.ofMinutes(25));
        Answer stopped = stop();

        // then
        assertThat(stopped.status()).as(stopped.text()).isEqualTo(200);
        assertThat(stopped.body().path("id")).isEqualTo(started.body().at("/entry/id"));
        assertThat(stopped.body().path("note").asText()).isEqualTo("At the shop");
        assertThat(Duration.parse(stopped.body().path("duration").asText()))
                .isBetween(Duration.ofMinutes(25), Duration.ofMinutes(26));
        assertThat(spent(milk)).isEqualTo(stopped.body().path("duration").asText());
        assertThat(entries(milk)).hasSize(1);
        assertThat(api.get(TIMER).status()).isEqualTo(204);
        assertThat(told(team.member().id().value())).containsExactly("TimerStarted", "TimerStopped");
    }

    @Test
    void startingAnotherStopsAndKeepsTheOneBefore() {
        // given
        start(milk);
        ago(Duration.ofHours(1));

        // when
        Answer next = start(bread);

        // then
        assertThat(next.body().at("/entry/task/title").asText()).isEqualTo("Buy bread");
        assertThat(next.body().at("/stopped/task/title").asText()).isEqualTo("Buy milk");
        assertThat(entries(milk)).hasSize(1);
        assertThat(spent(milk)).startsWith("PT1H");
        assertThat(told(team.member().id().value())).containsExactly("TimerStarted", "TimerStopped", "TimerStarted");
    }

    @Test
    void startingTheSameAgainGoesOn() {
        JsonNode first = start(milk).body();

        Answer again = api.send("PUT", TIMER, "{\"taskId\": \"%s\", \"note\": \"Two\"}".formatted(milk), Map.of());

        assertThat(again.body().at("/entry/id")).isEqualTo(first.at("/entry/id"));
        assertThat(again.body().at("/entry/startedAt")).isEqualTo(first.at("/entry/startedAt"));
        assertThat(again.body().at("/entry/note").asText()).isEqualTo("Two");
        assertThat(entries(milk)).isEmpty();
    }

    @Test
    void nothingRunsThatCouldBeStopped() {
        assertThat(stop().status()).isEqualTo(409);
        assertThat(stop().type()).isEqualTo("no-timer-runs");
        assertThat(api.get(TIMER).status()).isEqualTo(204);
    }

    @RepeatedTest(3)
    void ofManyBrowsersThatStartAtOnceOneWinsAndNothingIsLost() {
        // given
        List<String> tasks = IntStream.range(0, 8)
                .mapToObj(i -> team.task("Task " + i, "").path("id").asText())
                .toList();

        // when
        List<Answer> answers = atOnce(tasks.stream().map(task -> () -> start(task)));

        // then
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        String running = api.get(TIMER).body().at("/entry/id").asText();
        List<String> started = answers.stream()
                .map(answer -> answer.body().at("/entry/id").asText())
                .toList();
        assertThat(started).contains(running).doesNotHaveDuplicates();
        List<String> kept = tasks.stream()
                .flatMap(task -> entries(task).findValuesAsText("startedAt").stream())
                .toList();
        assertThat(kept).hasSize(tasks.size() - 1);
        List<String> stopped = answers.stream()
                .map(answer -> answer.body().at("/stopped/id").asText())
                .filter(id -> !id.isEmpty())
                .toList();
        assertThat(stopped).hasSize(tasks.size() - 1).doesNotContain(running).doesNotHaveDuplicates();
    }

    @Test
    void ofManyBrowsersThatStopAtOnceOneDoes() {
        start(milk);
        ago(Duration.ofMinutes(10));

        List<Answer> answers = atOnce(IntStream.range(0, 6).mapToObj(i -> this::stop));

        assertThat(answers).extracting(Answer::status).containsOnly(200, 409).containsOnlyOnce(200);
        assertThat(entries(milk)).hasSize(1);
        assertThat(spent(milk)).startsWith("PT10M");
    }

    @Test
    void twoPeopleWhoChangeBetweenTheSameTasksDoNotWaitForEachOther() {
        // given
        TestApi owner = team.owner().api();

        // when
        List<Answer> answers = atOnce(IntStream.range(0, 20).mapToObj(i -> () -> {
            String task = i % 4 < 2 ? milk : bread;
            return (i % 2 == 0 ? api : owner).send("PUT", TIMER, "{\"taskId\": \"%s\"}".formatted(task), Map.of());
        }));

        // then
        assertThat(answers).extracting(Answer::status).containsOnly(200);
    }

    private static List<Answer> atOnce(Stream<Supplier<Answer>> calls) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return calls.map(call -> CompletableFuture.supplyAsync(call, threads)).toList().stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    @Test
    void theDatabaseItselfKeepsASecondTimerOut() {
        JsonNode running = start(milk).body();

        assertThat(catchThrowable(() -> jdbc.sql("""
                        insert into time_entry select gen_random_uuid(), task_id, project_id, workspace_id, person_id,
                            started_at, null, null, true, 1, now() from time_entry where id = ?""")
                        .param(UUID.fromString(running.at("/entry/id").asText()))
                        .update()))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void aForgottenTimerIsFlaggedAndPutRightWhenItIsStopped() {
        // given
        start(milk);
        ago(Duration.ofHours(13));
        JsonNode running = api.get(TIMER).body();
        assertThat(running.path("forgotten").asBoolean()).isTrue();

        // when
        Instant left = Instant.parse(running.at("/entry/startedAt").asText()).plus(90, ChronoUnit.MINUTES);
        Answer early = api.send("DELETE", TIMER + "?endedAt=" + left.minus(3, ChronoUnit.HOURS), "", Map.of());
        Answer future = api.send("DELETE", TIMER + "?endedAt=" + Instant.now().plus(1, ChronoUnit.HOURS), "", Map.of());
        Answer stopped = api.send("DELETE", TIMER + "?endedAt=" + left, "", Map.of());

        // then
        assertThat(early.status()).isEqualTo(400);
        assertThat(early.body().at("/errors/0/field").asText()).isEqualTo("endedAt");
        assertThat(future.status()).isEqualTo(400);
        assertThat(stopped.body().path("duration").asText()).isEqualTo("PT1H30M");
        assertThat(stopped.body().path("overlong").asBoolean()).isFalse();
    }

    @Test
    void aTimerThatRanForDaysIsKeptWith24Hours() {
        start(milk);
        ago(Duration.ofDays(3));

        Answer stopped = stop();

        assertThat(stopped.body().path("duration").asText()).isEqualTo("PT24H");
        assertThat(stopped.body().path("overlong").asBoolean()).isTrue();
    }

    @Test
    void aTimerCanBeToldThatItBeganEarlierAndThrownAway() {
        // given
        String entry = "/api/v1/tasks/" + milk + "/time-entries/"
                + start(milk).body().at("/entry/id").asText();
        String earlier = Instant.now()
                .minus(20, ChronoUnit.MINUTES)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();

        // when
        Answer moved = api.send("PATCH", entry, "{\"startedAt\": \"%s\"}".formatted(earlier), Map.of());
        Answer ended = api.send("PATCH", entry, "{\"duration\": \"PT1H\"}", Map.of());
        Answer others = team.owner().api().send("PATCH", entry, "{\"note\": \"x\"}", Map.of());

        // then
        assertThat(moved.body().path("startedAt").asText()).isEqualTo(earlier);
        assertThat(ended.status()).isEqualTo(409);
        assertThat(ended.type()).isEqualTo("timer-runs");
        assertThat(others.status()).isEqualTo(404);
        assertThat(Duration.parse(api.get(TIMER).body().path("elapsed").asText()))
                .isGreaterThanOrEqualTo(Duration.ofMinutes(20));

        // when
        Answer gone = api.send("DELETE", entry, "", Map.of());

        // then
        assertThat(gone.status()).isEqualTo(204);
        assertThat(api.get(TIMER).status()).isEqualTo(204);
        assertThat(spent(milk)).isEqualTo("PT0S");
    }

    @Test
    void aTaskThatIsPutAwayStopsItsTimers() {
        // given
        start(milk);
        ago(Duration.ofMinutes(5));

        // when
        team.owner().api().send("DELETE", "/api/v1/tasks/" + milk, "", Map.of());

        // then
        assertThat(api.get(TIMER).status()).isEqualTo(204);
        api.post("/api/v1/tasks/" + milk + "/restore", "");
        assertThat(entries(milk)).hasSize(1);
        assertThat(spent(milk)).startsWith("PT5M");
        assertThat(told(team.member().id().value())).containsExactly("TimerStarted", "TimerStopped");
    }

    @Test
    void aDeletedProjectStopsItsTimers() {
        start(milk);

        Answer gone = team.owner().api().send("DELETE", "/api/v1/projects/" + team.project(), "", Map.of());

        assertThat(gone.status()).as(gone.text()).isEqualTo(204);
        assertThat(api.get(TIMER).status()).isEqualTo(204);
    }

    @Test
    void whoLosesTheProjectCanStillStopAndSeesNothingOfIt() {
        // given
        start(milk);
        members.remove(team.owner().actor(), team.project(), team.member().id(), null);

        // then
        JsonNode running = api.get(TIMER).body();
        assertThat(running.at("/entry/task").isNull()).isTrue();
        assertThat(running.toString()).doesNotContain("milk");
        assertThat(stop().status()).isEqualTo(200);
    }

    @Test
    void onlyMembersOfTheProjectStartATimer() {
        String body = "{\"taskId\": \"%s\"}".formatted(milk);

        assertThat(team.viewer().api().send("PUT", TIMER, body, Map.of()).status())
                .isEqualTo(403);
        assertThat(team.colleague().api().send("PUT", TIMER, body, Map.of()).status())
                .isEqualTo(404);
        assertThat(team.stranger().api().send("PUT", TIMER, body, Map.of()).status())
                .isEqualTo(404);
        assertThat(teams.anonymous().send("PUT", TIMER, body, Map.of()).status())
                .isEqualTo(401);
    }
}
