package io.taskloom.engine.task.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.TestTeam.Somebody;
import io.taskloom.engine.task.TaskId;
import java.util.List;
import java.util.Map;
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
class WatcherApiTests {

    @Autowired
    private TestTeam teams;

    @Autowired
    private Watchers watchers;

    @Autowired
    private JdbcClient jdbc;

    private TestTeam.Team team;

    @BeforeEach
    void newTeam() {
        team = teams.team();
    }

    private static String path(JsonNode task) {
        return "/api/v1/tasks/" + task.path("id").asText() + "/watchers";
    }

    private JsonNode seen(JsonNode task, Somebody by) {
        return by.api().get(path(task)).body();
    }

    private List<String> watching(JsonNode task) {
        return seen(task, team.member()).path("items").findValuesAsText("id");
    }

    private static String id(Somebody somebody) {
        return somebody.id().toString();
    }

    private static void says(Somebody somebody, String method, JsonNode task) {
        assertThat(somebody.api().send(method, path(task) + "/me", "", Map.of()).status())
                .isEqualTo(204);
    }

    @Test
    void reporterAndAssigneesWatchWithoutARow() {
        JsonNode task = team.task("Buy milk", ", \"assignees\": [\"%s\"]".formatted(id(team.owner())));

        assertThat(watching(task)).containsExactly(id(team.member()), id(team.owner()));
        assertThat(seen(task, team.owner()).path("watching").asBoolean()).isTrue();
        assertThat(seen(task, team.viewer()).path("watching").asBoolean()).isFalse();
        assertThat(jdbc.sql("select count(*) from task_watcher where task_id = ?::uuid")
                        .param(task.path("id").asText())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whoSaysNoIsLeftInPeaceUntilTheySayYes() {
        JsonNode task = team.task("Buy milk", "");
        TaskId id = TaskId.of(task.path("id").asText());

        says(team.member(), "DELETE", task);
        watchers.add(id, team.member().id());
        assertThat(watchers.watching(id)).isEmpty();

        says(team.member(), "PUT", task);
        says(team.member(), "PUT", task);
        assertThat(watchers.watching(id)).containsExactly(team.member().id());
    }

    @Test
    void whoTookPartWatchesAndViewersMayToo() {
        JsonNode task = team.task("Buy milk", "");
        TaskId id = TaskId.of(task.path("id").asText());

        watchers.add(id, team.owner().id());
        watchers.add(id, team.owner().id());
        says(team.viewer(), "PUT", task);

        assertThat(watchers.watching(id))
                .containsExactlyInAnyOrder(
                        team.member().id(), team.owner().id(), team.viewer().id());
    }

    @Test
    void whoLeftTheProjectIsNotShown() {
        JsonNode task = team.task("Buy milk", "");
        says(team.viewer(), "PUT", task);

        team.owner()
                .api()
                .send(
                        "DELETE",
                        "/api/v1/projects/%s/members/%s".formatted(team.project(), id(team.viewer())),
                        "",
                        Map.of());

        assertThat(watching(task)).containsExactly(id(team.member()));
    }

    private Answer choose(Somebody somebody, String body) {
        return somebody.api().send("PUT", "/api/v1/projects/" + team.project() + "/notification-level", body, Map.of());
    }

    @Test
    void everyoneChoosesWhatOfAProjectTheyAreTold() {
        String path = "/api/v1/projects/" + team.project() + "/notification-level";
        assertThat(team.viewer().api().get(path).body().path("level").asText()).isEqualTo("mine");

        for (String level : List.of("all", "mine", "none", "mentions")) {
            Answer chosen = choose(team.viewer(), "{\"level\": \"%s\"}".formatted(level));
            assertThat(chosen.status()).as(chosen.text()).isEqualTo(200);
            assertThat(team.viewer().api().get(path).body().path("level").asText())
                    .isEqualTo(level);
        }

        assertThat(watchers.levels(team.project()))
                .containsExactly(Map.entry(team.viewer().id(), Level.MENTIONS));
        assertThat(team.member().api().get(path).body().path("level").asText()).isEqualTo("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"level\": null}", "{\"level\": \"loud\"}", "{\"level\": 7}", "[]", ""})
    void aLevelIsOneOfFour(String body) {
        Answer answer = choose(team.member(), body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    static Stream<Arguments> endpoints() {
        return Stream.of(
                Arguments.of("GET", "/api/v1/tasks/{t}/watchers", null),
                Arguments.of("PUT", "/api/v1/tasks/{t}/watchers/me", null),
                Arguments.of("DELETE", "/api/v1/tasks/{t}/watchers/me", null),
                Arguments.of("GET", "/api/v1/projects/{p}/notification-level", null),
                Arguments.of("PUT", "/api/v1/projects/{p}/notification-level", "{\"level\": \"all\"}"));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void everyEndpointAsksWhoIsCalling(String method, String template, @Nullable String body) {
        String path = template.replace("{p}", team.project().toString())
                .replace("{t}", team.task("Buy milk", "").path("id").asText());

        assertThat(teams.anonymous().send(method, path, body, Map.of()).status())
                .isEqualTo(401);
        for (var hidden : List.of(team.stranger(), team.colleague())) {
            assertThat(hidden.api().send(method, path, body, Map.of()).status()).isEqualTo(404);
        }
        assertThat(team.viewer().api().send(method, path, body, Map.of()).status())
                .isBetween(200, 204);
    }
}
