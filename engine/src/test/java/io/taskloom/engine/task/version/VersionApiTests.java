package io.taskloom.engine.task.version;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.TestTeam.Team;
import io.taskloom.engine.project.ProjectMembers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Earlier versions of a task over HTTP (promise T8). */
@EngineTest
class VersionApiTests {

    private static final List<String> CONTENT = List.of(
            "title",
            "description",
            "status",
            "priority",
            "startAt",
            "dueAt",
            "timeZone",
            "assignees",
            "tags",
            "projectId",
            "sectionId",
            "parentId");

    @Autowired
    private TestTeam teams;

    @Autowired
    private ProjectMembers members;

    @Autowired
    private JdbcClient jdbc;

    private Team team;
    private TestApi api;

    @BeforeEach
    void newTeam() {
        team = teams.team();
        api = team.member().api();
    }

    private static String path(JsonNode task) {
        return "/api/v1/tasks/" + task.path("id").asText();
    }

    private JsonNode patch(JsonNode task, String body) {
        Answer answer = api.send("PATCH", path(task), body, Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode made(String path, String body) {
        Answer answer = api.post("/api/v1/projects/" + team.project() + path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    private JsonNode version(JsonNode task, long number) {
        Answer answer = api.get(path(task) + "/versions/" + number);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private Answer restore(JsonNode task, long number, Map<String, String> headers) {
        return api.send("POST", path(task) + "/versions/" + number + "/restore", "", headers);
    }

    private static JsonNode content(JsonNode task) {
        return ((ObjectNode) task.deepCopy()).retain(CONTENT);
    }

    private static List<Long> numbers(JsonNode list) {
        return StreamSupport.stream(list.path("items").spliterator(), false)
                .map(item -> item.path("version").asLong())
                .toList();
    }

    private int changes(JsonNode task) {
        return jdbc.sql("select count(*) from task_change where task_id = ?::uuid")
                .param(task.path("id").asText())
                .query(Integer.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyVersionIsAsItWasAnsweredThen(long seed) {
        // given
        Random random = new Random(seed);
        String section = made("/sections", "{\"name\": \"Doing\"}").path("id").asText();
        String tag = made("/tags", "{\"name\": \"home\"}").path("id").asText();
        String parent = team.task("Above", "").path("id").asText();
        List<String> edits = List.of(
                "{\"title\": \"Title %d\"}",
                "{\"description\": \"Text **%d**\"}",
                "{\"description\": null}",
                "{\"priority\": \"high\"}",
                "{\"priority\": \"low\"}",
                "{\"startAt\": \"2040-01-01T10:00:%02dZ\", \"dueAt\": \"2041-01-01T10:00:00Z\", \"timeZone\": \"Europe/Berlin\"}",
                "{\"startAt\": null, \"dueAt\": null}",
                "{\"assignees\": [\"" + team.member().id() + "\", \""
                        + team.owner().id() + "\"]}",
                "{\"assignees\": []}",
                "{\"tags\": [\"" + tag + "\"]}",
                "{\"tags\": []}",
                "{\"parentId\": \"" + parent + "\"}",
                "{\"parentId\": null}",
                "{\"status\": \"in_progress\"}",
                "{\"status\": \"done\"}",
                "{\"status\": \"todo\"}");
        JsonNode task = team.task("First", "");
        List<JsonNode> answered = new ArrayList<>(List.of(task));

        // when
        for (int step = 0; step < 25; step++) {
            JsonNode next = random.nextInt(6) == 0
                    ? api.post(
                                    path(task) + "/move",
                                    random.nextBoolean()
                                            ? "{\"sectionId\": \"" + section + "\"}"
                                            : "{\"sectionId\": null}")
                            .body()
                    : patch(task, edits.get(random.nextInt(edits.size())).formatted(step));
            if (next.path("version").asLong()
                    > answered.getLast().path("version").asLong()) {
                answered.add(next);
            }
        }

        // then
        for (JsonNode then : answered) {
            long number = then.path("version").asLong();
            assertThat(content(version(task, number))).as("version " + number).isEqualTo(content(then));
        }
        assertThat(numbers(api.get(path(task) + "/versions?limit=200").body()))
                .isEqualTo(answered.reversed().stream()
                        .map(then -> then.path("version").asLong())
                        .toList());
    }

    @Test
    void restoringBringsBackWhatWasWrittenAndLeavesStatusAndPlace() {
        // given
        String section = made("/sections", "{\"name\": \"Doing\"}").path("id").asText();
        JsonNode task = team.task(
                "Draft",
                ", \"description\": \"Long\", \"priority\": \"urgent\", \"assignees\": [\"%s\"]"
                        .formatted(team.member().id()));
        patch(
                task,
                "{\"title\": \"Other\", \"description\": null, \"priority\": \"low\", \"assignees\": [], \"status\": \"in_progress\"}");
        JsonNode now = api.post(path(task) + "/move", "{\"sectionId\": \"" + section + "\"}")
                .body();

        // when
        Answer restored =
                restore(task, 1, Map.of("If-Match", "\"v" + now.path("version").asLong() + "\""));

        // then
        assertThat(restored.status()).as(restored.text()).isEqualTo(200);
        JsonNode after = restored.body().path("task");
        assertThat(after.path("title").asText()).isEqualTo("Draft");
        assertThat(after.path("description").asText()).isEqualTo("Long");
        assertThat(after.path("priority").asText()).isEqualTo("urgent");
        assertThat(after.path("assignees")).hasSize(1);
        assertThat(after.path("status").asText()).isEqualTo("in_progress");
        assertThat(after.path("sectionId").asText()).isEqualTo(section);
        assertThat(after.path("version").asLong()).isEqualTo(now.path("version").asLong() + 1);
        assertThat(restored.header("ETag"))
                .isEqualTo("\"v" + after.path("version").asLong() + "\"");
        JsonNode log = api.get(path(task) + "/changes").body().path("items");
        assertThat(log.path(0).path("type").asText()).isEqualTo("version_restored");
        assertThat(log.path(0).path("fields").path(0).path("to").asInt()).isEqualTo(1);
        assertThat(log.path(1).path("type").asText()).isEqualTo("updated");
    }

    @Test
    void whoLeftAndTagsThatAreGoneAreLeftOutAndNamed() {
        // given
        String tag = made("/tags", "{\"name\": \"home\"}").path("id").asText();
        JsonNode task = team.task(
                "Draft",
                ", \"tags\": [\"%s\"], \"assignees\": [\"%s\", \"%s\"]"
                        .formatted(tag, team.viewer().id(), team.member().id()));
        patch(task, "{\"title\": \"Other\", \"assignees\": []}");
        members.remove(team.owner().actor(), team.project(), team.viewer().id(), null);
        team.owner()
                .api()
                .send("DELETE", "/api/v1/projects/" + team.project() + "/tags/" + tag, (String) null, Map.of());

        // when
        JsonNode shown = version(task, 1);
        JsonNode restored = restore(task, 1, Map.of()).body();

        // then
        assertThat(shown.path("assignees")).hasSize(2);
        assertThat(shown.path("tags")).isEmpty();
        assertThat(shown.path("goneTags").asInt()).isEqualTo(1);
        assertThat(restored.path("task").path("assignees").findValuesAsText("id"))
                .containsExactly(team.member().id().toString());
        assertThat(restored.path("leftOut").path("assignees").findValuesAsText("id"))
                .containsExactly(team.viewer().id().toString());
        assertThat(restored.path("leftOut").path("tags").asInt()).isEqualTo(1);
    }

    @Test
    void whatChangesNothingWritesNoHistory() {
        JsonNode task = team.task("Draft", "");
        patch(task, "{\"title\": \"Other\"}");
        int before = changes(task);

        patch(task, "{\"title\": \"Other\"}");
        restore(task, 2, Map.of());
        version(task, 1);
        api.send("PUT", path(task) + "/lease", "{}", Map.of());
        api.get(path(task) + "/explanation");

        assertThat(changes(task)).isEqualTo(before);
    }

    @Test
    void anOutdatedRestoreIsRefused() {
        JsonNode task = team.task("Draft", "");
        patch(task, "{\"title\": \"Other\"}");

        Answer refused = restore(task, 1, Map.of("If-Match", "\"v1\""));

        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.body().path("current").path("title").asText()).isEqualTo("Other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "99", "9223372036854775807"})
    void aVersionThatNeverWasIsNotFound(String number) {
        JsonNode task = team.task("Draft", "");

        assertThat(api.get(path(task) + "/versions/" + number).status()).isEqualTo(404);
        assertThat(api.post(path(task) + "/versions/" + number + "/restore", "").status())
                .isEqualTo(404);
    }

    @Test
    void aVersionIsANumber() {
        JsonNode task = team.task("Draft", "");

        assertThat(api.get(path(task) + "/versions/first").status()).isEqualTo(400);
    }
}
