package io.taskloom.engine.task.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.TestTeam.Somebody;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@Timeout(60)
class LeaseApiTests {

    @Autowired
    private TestTeam teams;

    @Autowired
    private JdbcClient jdbc;

    private TestTeam.Team team;
    private TestApi member;
    private TestApi owner;
    private JsonNode task;

    @BeforeEach
    void aTask() {
        team = teams.team();
        member = team.member().api();
        owner = team.owner().api();
        task = team.task("Buy milk", "");
    }

    private String path() {
        return "/api/v1/tasks/" + task.path("id").asText();
    }

    private Answer take(TestApi who, String duration) {
        return who.send("PUT", path() + "/lease", "{\"duration\": \"%s\"}".formatted(duration), Map.of());
    }

    private static String id(Somebody somebody) {
        return somebody.id().toString();
    }

    @Test
    void whoKeepsATaskIsShownToEverybody() {
        assertThat(owner.get(path() + "/lease").status()).isEqualTo(204);
        assertThat(owner.get(path()).body().path("lease").isNull()).isTrue();
        Instant asked = Instant.now();

        Answer taken = member.send("PUT", path() + "/lease", "", Map.of());

        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        assertThat(taken.body().at("/holder/id").asText()).isEqualTo(id(team.member()));
        assertThat(Instant.parse(taken.body().path("until").asText()))
                .isBetween(asked.plusSeconds(110), asked.plusSeconds(180));
        assertThat(team.viewer().api().get(path() + "/lease").body()).isEqualTo(taken.body());
        assertThat(owner.get(path()).body().path("lease")).isEqualTo(taken.body());
        assertThat(owner.get("/api/v1/projects/" + team.project() + "/tasks")
                        .body()
                        .at("/items/0/lease"))
                .isEqualTo(taken.body());
        assertThat(owner.get(path()).body().path("version").asInt()).isEqualTo(1);
    }

    static Stream<Arguments> writes() {
        return Stream.of(
                Arguments.of("PATCH", "", "{\"title\": \"Buy bread\"}"),
                Arguments.of("PATCH", "", "{\"status\": \"in_progress\"}"),
                Arguments.of("POST", "/complete", ""),
                Arguments.of("POST", "/cancel", ""),
                Arguments.of("POST", "/claim", ""),
                Arguments.of("POST", "/archive", ""),
                Arguments.of("POST", "/move", "{\"after\": \"OTHER\"}"),
                Arguments.of("PUT", "/lease", ""),
                Arguments.of("DELETE", "", ""));
    }

    @ParameterizedTest
    @MethodSource
    void writes(String method, String path, String body) {
        String until = take(member, "PT10M").body().path("until").asText();
        String sent = body.replace("OTHER", team.task("Other", "").path("id").asText());

        Answer refused = owner.send(method, path() + path, sent, Map.of());

        assertThat(refused.status()).as(refused.text()).isEqualTo(423);
        assertThat(refused.type()).isEqualTo("task-leased");
        assertThat(refused.body().at("/holder/id").asText()).isEqualTo(id(team.member()));
        assertThat(refused.body().at("/holder/name").asText()).startsWith("Mia");
        assertThat(refused.body().path("until").asText()).isEqualTo(until);
        assertThat(member.get(path()).body().path("version").asInt()).isEqualTo(1);
        Answer own = member.send(method, path() + path, sent, Map.of());
        assertThat(own.status()).as(own.text()).isIn(200, 204);
    }

    @Test
    void aClosedTaskIsNotReopenedBySomebodyElse() {
        member.post(path() + "/complete", "");
        take(member, "PT10M");

        assertThat(owner.post(path() + "/reopen", "").status()).isEqualTo(423);
    }

    @Test
    void itEndsByTheClockAndIsTakenOver() {
        take(member, "PT1S");
        assertThat(take(owner, "PT1M").status()).isEqualTo(423);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(owner.get(path() + "/lease").status()).isEqualTo(204));

        assertThat(owner.get(path()).body().path("lease").isNull()).isTrue();
        assertThat(take(owner, "PT1M").status()).isEqualTo(200);
        assertThat(take(member, "PT1M").body().at("/holder/id").asText()).isEqualTo(id(team.owner()));
    }

    @Test
    void whatIsOverKeepsNobodyOut() {
        take(member, "PT1S");

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        owner.post(path() + "/complete", "").status())
                .isEqualTo(200));
    }

    @Test
    void itsHolderRenewsIt() {
        String first = take(member, "PT1M").body().path("until").asText();
        String second = take(member, "PT10M").body().path("until").asText();

        assertThat(Instant.parse(second)).isAfter(Instant.parse(first).plusSeconds(500));
        assertThat(member.get(path() + "/lease").body().path("until").asText()).isEqualTo(second);
    }

    @Test
    void itsHolderOrAnOwnerOfTheProjectEndsIt() {
        take(owner, "PT10M");
        Answer refused = member.send("DELETE", path() + "/lease", "", Map.of());
        assertThat(refused.status()).as(refused.text()).isEqualTo(423);
        assertThat(refused.type()).isEqualTo("task-leased");

        assertThat(owner.send("DELETE", path() + "/lease", "", Map.of()).status())
                .isEqualTo(204);
        assertThat(owner.send("DELETE", path() + "/lease", "", Map.of()).status())
                .isEqualTo(204);
        take(member, "PT10M");
        assertThat(owner.send("DELETE", path() + "/lease", "", Map.of()).status())
                .isEqualTo(204);
        assertThat(owner.get(path() + "/lease").status()).isEqualTo(204);
        assertThat(jdbc.sql("select type from event where subject_id = cast(? as uuid) order by id")
                        .param(task.path("id").asText())
                        .query(String.class)
                        .list())
                .containsExactly("TaskCreated", "TaskLeased", "TaskLeaseEnded", "TaskLeased", "TaskLeaseEnded");
    }

    @Test
    void othersHearWhoKeepsItUntilWhen() {
        String until = take(member, "PT10M").body().path("until").asText();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode heard = jdbc.sql(
                                            "select count(position) from event where type = 'TaskLeased' and subject_id = cast(? as uuid)")
                                    .param(task.path("id").asText())
                                    .query(Long.class)
                                    .single()
                            == 1
                    ? owner.get("/api/v1/changes?since=0&limit=200").body().path("items")
                    : task;
            assertThat(heard.findValuesAsText("until")).contains(until);
        });
    }

    @Test
    void onlyOneOfManyGetsIt() throws Exception {
        List<Callable<Answer>> requests = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            requests.add(() -> take(member, "PT10M"));
            requests.add(() -> take(owner, "PT10M"));
        }

        List<Answer> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(requests.size())) {
            for (Future<Answer> each : threads.invokeAll(requests)) {
                answers.add(each.get());
            }
        }

        assertThat(answers.stream().map(Answer::status))
                .containsExactlyInAnyOrder(200, 200, 200, 200, 423, 423, 423, 423);
        String holder = member.get(path() + "/lease").body().at("/holder/id").asText();
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.body().at("/holder/id").asText()).isEqualTo(holder));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"duration\": \"\"}",
                "{\"duration\": \"soon\"}",
                "{\"duration\": \"PT0S\"}",
                "{\"duration\": \"-PT1M\"}",
                "{\"duration\": \"PT15M1S\"}",
                "{\"duration\": {}}",
                "{\"until\": \"2031-01-01T00:00:00Z\"}",
                "[]",
                "{"
            })
    void badInput(String body) {
        Answer answer = member.send("PUT", path() + "/lease", body, Map.of());

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(member.get(path() + "/lease").status()).isEqualTo(204);
    }

    static Stream<Arguments> endpoints() {
        return Stream.of(
                Arguments.of("GET", null, false),
                Arguments.of("PUT", "{\"duration\": \"PT1M\"}", true),
                Arguments.of("DELETE", null, true));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void everyEndpointAsksWhoIsCalling(String method, @Nullable String body, boolean writes) {
        String path = path() + "/lease";

        assertThat(teams.anonymous().send(method, path, body, Map.of()).status())
                .isEqualTo(401);
        for (var hidden : List.of(team.stranger(), team.colleague())) {
            assertThat(hidden.api().send(method, path, body, Map.of()).status()).isEqualTo(404);
        }
        assertThat(team.viewer().api().send(method, path, body, Map.of()).status())
                .isEqualTo(writes ? 403 : 204);
        assertThat(member.get(path).status()).isEqualTo(204);
    }
}
