package io.taskloom.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever writes what somebody else has changed since is told how it is now (promise T18). */
@EngineTest
@Timeout(60)
class VersionConflictTests {

    @Autowired
    private TestTeam teams;

    private TestTeam.Team team;
    private TestApi api;
    private String path;

    @BeforeEach
    void aTask() {
        team = teams.team();
        api = team.member().api();
        path = "/api/v1/tasks/" + team.task("Buy milk", "").path("id").asText();
    }

    private Answer patch(String body, String ifMatch) {
        return api.send("PATCH", path, body, ifMatch.isEmpty() ? Map.of() : Map.of("If-Match", ifMatch));
    }

    static Stream<Arguments> writes() {
        return Stream.of(
                Arguments.of("PATCH", "", "{\"title\": \"x\"}", ""),
                Arguments.of("PATCH", "", "{\"status\": \"done\"}", ""),
                Arguments.of("PATCH", "", "{}", ""),
                Arguments.of("POST", "/complete", "", ""),
                Arguments.of("POST", "/cancel", "", ""),
                Arguments.of("POST", "/claim", "", ""),
                Arguments.of("POST", "/move", "{}", ""),
                Arguments.of("POST", "/archive", "", ""),
                Arguments.of("DELETE", "", "", ""),
                Arguments.of("POST", "/reopen", "", "/complete"),
                Arguments.of("POST", "/restore", "", "/archive"));
    }

    @ParameterizedTest
    @MethodSource
    void writes(String method, String command, String body, String before) {
        // given
        patch("{\"title\": \"Buy bread\"}", "\"v1\"");
        if (!before.isEmpty()) {
            api.post(path + before, "");
        }
        JsonNode current = api.get(path).body();

        // when
        Answer stale = api.send(method, path + command, body, Map.of("If-Match", "\"v1\""));

        // then
        assertThat(stale.status()).as(stale.text()).isEqualTo(412);
        assertThat(stale.type()).isEqualTo("stale-version");
        assertThat(stale.body().path("current")).isEqualTo(current);
        assertThat(stale.body().path("etag").asText())
                .isEqualTo("\"v%d\"".formatted(current.path("version").asInt()));
        assertThat(api.get(path).body()).isEqualTo(current);
        Answer known = api.send(
                method,
                path + command,
                body,
                Map.of("If-Match", stale.body().path("etag").asText()));
        assertThat(known.status()).as(known.text()).isIn(200, 204);
    }

    @Test
    void whatIsInTheBinIsPurgedInTheVersionThatWasSeen() {
        api.send("DELETE", path, "", Map.of());

        Answer stale = team.owner().api().send("DELETE", path + "?permanently=true", "", Map.of("If-Match", "\"v1\""));

        assertThat(stale.status()).as(stale.text()).isEqualTo(412);
        assertThat(stale.body().at("/current/title").asText()).isEqualTo("Buy milk");
    }

    @Test
    void oneOfSeveralVersionsOrAnyWillDo() {
        assertThat(patch("{\"title\": \"a\"}", "\"v7\", \"v1\"").status()).isEqualTo(200);
        assertThat(patch("{\"title\": \"b\"}", "*").status()).isEqualTo(200);
        assertThat(patch("{\"title\": \"c\"}", "").status()).isEqualTo(200);
        assertThat(patch("{\"title\": \"d\"}", "\"v7\", \"v1\"").status()).isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "v3", "W/\"v3\"", "\"x\"", "\"v99999999999999999999\""})
    void whatIsNoTagOfOursIsRefused(String ifMatch) {
        assertThat(patch("{\"title\": \"a\"}", ifMatch).status()).isEqualTo(400);
    }

    @RepeatedTest(3)
    void ofManyWhoKnowTheSameVersionOneWins() throws Exception {
        List<Callable<Answer>> requests = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String body = "{\"title\": \"Version of %d\"}".formatted(i);
            requests.add(() -> patch(body, "\"v1\""));
        }

        List<Answer> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(requests.size())) {
            for (Future<Answer> each : threads.invokeAll(requests)) {
                answers.add(each.get());
            }
        }

        assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 412, 412, 412, 412, 412);
        JsonNode now = api.get(path).body();
        assertThat(answers.stream().filter(each -> each.status() == 412))
                .allSatisfy(each -> assertThat(each.body().path("current")).isEqualTo(now));
    }
}
