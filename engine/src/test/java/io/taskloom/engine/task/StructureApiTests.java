package io.taskloom.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.event.Ids;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sections, tags, sub-tasks and moves over HTTP (promises T4 and T5). */
@EngineTest
@Timeout(60)
class StructureApiTests {

    @Autowired
    private TestTeam teams;

    @Autowired
    private JdbcClient jdbc;

    private TestTeam.Team team;
    private TestApi api;

    @BeforeEach
    void newTeam() {
        team = teams.team();
        api = team.member().api();
    }

    private String project(String rest) {
        return "/api/v1/projects/" + team.project() + rest;
    }

    private static String id(JsonNode node) {
        return node.path("id").asText();
    }

    private static String path(JsonNode task) {
        return "/api/v1/tasks/" + id(task);
    }

    private JsonNode made(String path, String body) {
        Answer answer = api.post(path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    private Answer patch(String path, String body) {
        return api.send("PATCH", path, body, Map.of());
    }

    private Answer delete(String path) {
        return api.send("DELETE", path, "", Map.of());
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.path("items").spliterator(), false)
                .map(item -> item.path(field).asText())
                .toList();
    }

    private List<String> events(String type) {
        return jdbc.sql("select data::text from event where project = ? and type = ? order by id")
                .params(team.project().value(), type)
                .query(String.class)
                .list();
    }

    private JsonNode below(String title, JsonNode parent) {
        return team.task(title, ", \"parentId\": \"" + id(parent) + "\"");
    }

    @Test
    void sectionsKeepTheOrderPeopleGiveThem() {
        JsonNode doing = made(project("/sections"), "{\"name\": \"Doing\", \"wipLimit\": 3}");
        JsonNode done = made(project("/sections"), "{\"name\": \" Done \", \"color\": \"#2f9e44\"}");
        JsonNode todo = made(project("/sections"), "{\"name\": \"To do\", \"before\": \"%s\"}".formatted(id(doing)));
        assertThat(texts(api.get(project("/sections")).body(), "name")).containsExactly("To do", "Doing", "Done");

        Answer moved = api.post(project("/sections/" + id(done) + "/move"), "{\"after\": \"%s\"}".formatted(id(todo)));
        Answer patched = patch(project("/sections/" + id(doing)), "{\"wipLimit\": null, \"name\": \"In progress\"}");

        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(patched.body().path("wipLimit").isNull()).isTrue();
        assertThat(patched.header("ETag")).isEqualTo("\"v2\"");
        assertThat(texts(api.get(project("/sections")).body(), "name")).containsExactly("To do", "Done", "In progress");
        assertThat(api.send(
                                "PATCH",
                                project("/sections/" + id(doing)),
                                "{\"name\": \"Other\"}",
                                Map.of("If-Match", "\"v1\""))
                        .status())
                .isEqualTo(412);
        assertThat(events("SectionChanged")).hasSize(5);
    }

    @Test
    void aSectionMovedAgainAndAgainBetweenTheSameTwoFindsRoom() {
        List<String> names = List.of("A", "B", "C", "D");
        List<String> ids = names.stream()
                .map(name -> id(made(project("/sections"), "{\"name\": \"%s\"}".formatted(name))))
                .toList();

        for (int i = 0; i < 60; i++) {
            String last = id(api.get(project("/sections")).body().path("items").path(3));
            api.post(project("/sections/" + last + "/move"), "{\"after\": \"%s\"}".formatted(ids.getFirst()));
        }

        JsonNode sections = api.get(project("/sections")).body();
        assertThat(texts(sections, "name")).containsExactly("A", "B", "C", "D");
        assertThat(texts(sections, "position")).allMatch(rank -> rank.length() <= 48);
    }

    @Test
    void whereASectionGoesItsTasksStandInNone() {
        JsonNode section = made(project("/sections"), "{\"name\": \"Doing\"}");
        JsonNode task = team.task("Buy milk", ", \"sectionId\": \"%s\"".formatted(id(section)));
        assertThat(task.path("sectionId").asText()).isEqualTo(id(section));

        assertThat(delete(project("/sections/" + id(section))).status()).isEqualTo(204);

        JsonNode now = api.get(path(task)).body();
        assertThat(now.path("sectionId").isNull()).isTrue();
        assertThat(now.path("version").asInt()).isEqualTo(2);
        assertThat(api.get(path(task) + "/changes")
                        .body()
                        .at("/items/0/fields/0/field")
                        .asText())
                .isEqualTo("sectionId");
        assertThat(events("SectionRemoved")).hasSize(1);
        assertThat(delete(project("/sections/" + id(section))).status()).isEqualTo(404);
    }

    @Test
    void aTagIsThereOnceHoweverItIsWrittenAndComesOffItsTasks() {
        JsonNode home = made(project("/tags"), "{\"name\": \"Home\"}");
        JsonNode errand = made(project("/tags"), "{\"name\": \"errand\", \"color\": \"#e03131\"}");
        assertThat(home.path("color").asText()).matches("#[0-9a-f]{6}");
        assertThat(api.post(project("/tags"), "{\"name\": \"HOME\"}").status()).isEqualTo(409);
        assertThat(patch(project("/tags/" + id(errand)), "{\"name\": \"home\"}").type())
                .isEqualTo("tag-exists");

        JsonNode task = team.task("Buy milk", ", \"tags\": [\"%s\", \"%s\"]".formatted(id(home), id(errand)));
        assertThat(task.path("tags").findValuesAsText("name")).containsExactly("errand", "Home");
        JsonNode fewer =
                patch(path(task), "{\"tags\": [\"%s\"]}".formatted(id(home))).body();
        assertThat(fewer.path("tags").findValuesAsText("name")).containsExactly("Home");
        assertThat(patch(path(task), "{\"tags\": [\"%s\"]}".formatted(id(home))).header("ETag"))
                .isEqualTo("\"v2\"");

        assertThat(delete(project("/tags/" + id(home))).status()).isEqualTo(204);

        assertThat(api.get(path(task)).body().path("tags")).isEmpty();
        JsonNode change = api.get(path(task) + "/changes").body().at("/items/0/fields/0");
        assertThat(change.path("field").asText()).isEqualTo("tags");
        assertThat(change.at("/from/0").asText()).isEqualTo(id(home));
        assertThat(change.path("to")).isEmpty();
        assertThat(events("TagRemoved")).hasSize(1);
    }

    static Stream<Arguments> badInput() {
        String unknown = Ids.next().toString();
        return Stream.of(
                Arguments.of("/sections", "{}", "name"),
                Arguments.of("/sections", "{\"name\": \"  \"}", "name"),
                Arguments.of("/sections", "{\"name\": \"" + "x".repeat(101) + "\"}", "name"),
                Arguments.of("/sections", "{\"name\": \"a\\u0000b\"}", "name"),
                Arguments.of("/sections", "{\"name\": \"x\", \"color\": \"red\"}", "color"),
                Arguments.of("/sections", "{\"name\": \"x\", \"wipLimit\": 0}", "wipLimit"),
                Arguments.of("/sections", "{\"name\": \"x\", \"wipLimit\": 1001}", "wipLimit"),
                Arguments.of("/sections", "{\"name\": \"x\", \"after\": \"" + unknown + "\"}", "after"),
                Arguments.of("/sections", "{\"name\": \"x\", \"size\": 1}", "size"),
                Arguments.of("/tags", "{}", "name"),
                Arguments.of("/tags", "{\"name\": \"" + "x".repeat(51) + "\"}", "name"),
                Arguments.of("/tags", "{\"name\": \"x\", \"color\": \"#12345\"}", "color"),
                Arguments.of("/tags", "{\"name\": \"x\", \"colour\": \"#123456\"}", "colour"));
    }

    @ParameterizedTest
    @MethodSource
    void badInput(String path, String body, String field) {
        Answer answer = api.post(project(path), body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().path("errors").findValuesAsText("field")).contains(field);
        assertThat(api.get(project(path)).body().path("items")).isEmpty();
    }

    static Stream<Arguments> badMoves() {
        String unknown = Ids.next().toString();
        return Stream.of(
                Arguments.of("{\"after\": \"" + unknown + "\"}", 400, "after"),
                Arguments.of("{\"before\": \"{t}\"}", 400, "before"),
                Arguments.of("{\"after\": \"{f}\"}", 400, "after"),
                Arguments.of("{\"sectionId\": \"" + unknown + "\"}", 400, "sectionId"),
                Arguments.of("{\"sectionId\": \"{s}\"}", 400, "sectionId"),
                Arguments.of("{\"parentId\": \"{f}\"}", 400, "parentId"),
                Arguments.of("{\"parentId\": \"{t}\"}", 409, null),
                Arguments.of("{\"projectId\": \"" + unknown + "\"}", 404, null),
                Arguments.of("{\"projectId\": \"{h}\"}", 404, null),
                Arguments.of("{\"place\": 1}", 400, "place"),
                Arguments.of("[]", 400, null));
    }

    @ParameterizedTest
    @MethodSource
    void badMoves(String body, int status, @Nullable String field) {
        // given: another project of the owner's that the member can not see, with a task and a section
        TestApi owner = team.owner().api();
        String hidden = id(owner.post("/api/v1/workspaces/" + team.workspace() + "/projects", "{\"name\": \"Hidden\"}")
                .body());
        String foreign = id(owner.post("/api/v1/projects/" + hidden + "/tasks", "{\"title\": \"Foreign\"}")
                .body());
        String section = id(owner.post("/api/v1/projects/" + hidden + "/sections", "{\"name\": \"Foreign\"}")
                .body());
        JsonNode task = team.task("Buy milk", "");

        // when
        Answer answer = api.post(
                path(task) + "/move",
                body.replace("{t}", id(task))
                        .replace("{f}", foreign)
                        .replace("{s}", section)
                        .replace("{h}", hidden));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        if (field != null) {
            assertThat(answer.body().path("errors").findValuesAsText("field")).contains(field);
        }
        assertThat(api.get(path(task)).body()).isEqualTo(task);
    }

    @Test
    void aTaskKnowsHowFarAllBelowItIs() {
        JsonNode root = team.task("Move house", "");
        JsonNode pack = below("Pack", root);
        JsonNode books = below("Pack books", pack);
        JsonNode dropped = below("Sell the sofa", root);
        below("Rent a van", root);

        api.post(path(books) + "/complete", "");
        api.post(path(dropped) + "/cancel", "");

        JsonNode now = api.get(path(root)).body();
        assertThat(now.at("/subtasks/total").asInt()).isEqualTo(3);
        assertThat(now.at("/subtasks/done").asInt()).isEqualTo(1);
        assertThat(api.get(path(pack)).body().at("/subtasks/done").asInt()).isEqualTo(1);
        JsonNode list = api.get(path(root) + "/subtasks").body();
        assertThat(texts(list, "title")).containsExactly("Pack", "Sell the sofa", "Rent a van");
        JsonNode first = api.get(path(root) + "/subtasks?limit=2").body();
        JsonNode rest = api.get(path(root) + "/subtasks?limit=2&cursor="
                        + first.path("next").asText())
                .body();
        assertThat(texts(rest, "title")).containsExactly("Rent a van");
    }

    @Test
    void noTaskIsBelowItself() {
        JsonNode root = team.task("Root", "");
        JsonNode middle = below("Middle", root);
        JsonNode leaf = below("Leaf", middle);

        Answer closed = patch(path(root), "{\"parentId\": \"%s\"}".formatted(id(leaf)));

        assertThat(closed.status()).as(closed.text()).isEqualTo(409);
        assertThat(closed.type()).isEqualTo("parent-cycle");
        assertThat(patch(path(leaf), "{\"parentId\": null}")
                        .body()
                        .path("parentId")
                        .isNull())
                .isTrue();
        assertThat(patch(path(root), "{\"parentId\": \"%s\"}".formatted(id(leaf)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void twoAtOnceDoNotMakeACycleEither() throws Exception {
        for (int i = 0; i < 5; i++) {
            JsonNode one = team.task("One", "");
            JsonNode other = team.task("Other", "");
            List<Callable<Answer>> both = List.of(
                    () -> patch(path(one), "{\"parentId\": \"%s\"}".formatted(id(other))),
                    () -> patch(path(other), "{\"parentId\": \"%s\"}".formatted(id(one))));

            List<Integer> statuses;
            try (var threads = Executors.newFixedThreadPool(2)) {
                statuses = threads.invokeAll(both).stream()
                        .map(answer -> answer.resultNow().status())
                        .sorted()
                        .toList();
            }

            assertThat(statuses).containsExactly(200, 409);
        }
    }

    @Test
    void aTaskMovesWithAllBelowItToAnotherProjectThatOneIsIn() {
        // given
        TestApi owner = team.owner().api();
        JsonNode garden = owner.post("/api/v1/workspaces/" + team.workspace() + "/projects", "{\"name\": \"Garden\"}")
                .body();
        owner.send(
                "PUT",
                "/api/v1/projects/" + id(garden) + "/members/" + team.member().id(),
                "{\"role\": \"member\"}",
                Map.of());
        JsonNode there = made("/api/v1/projects/" + id(garden) + "/tags", "{\"name\": \"HOME\"}");
        JsonNode beds = made("/api/v1/projects/" + id(garden) + "/sections", "{\"name\": \"Beds\"}");
        JsonNode home = made(project("/tags"), "{\"name\": \"home\"}");
        JsonNode only = made(project("/tags"), "{\"name\": \"only here\"}");
        JsonNode root = team.task(
                "Plant",
                ", \"tags\": [\"%s\", \"%s\"], \"assignees\": [\"%s\", \"%s\"], \"dueAt\": \"2031-01-01T10:00:00Z\""
                        .formatted(
                                id(home),
                                id(only),
                                team.member().id(),
                                team.viewer().id()));
        JsonNode part = below("Dig", root);

        // when
        Answer moved = api.post(
                path(root) + "/move", "{\"projectId\": \"%s\", \"sectionId\": \"%s\"}".formatted(id(garden), id(beds)));

        // then
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(moved.body().path("projectId").asText()).isEqualTo(id(garden));
        assertThat(moved.body().path("sectionId").asText()).isEqualTo(id(beds));
        assertThat(moved.body().path("tags").findValuesAsText("id")).containsExactly(id(there));
        assertThat(moved.body().path("assignees").findValuesAsText("id"))
                .containsExactly(team.member().id().toString());
        JsonNode below = api.get(path(part)).body();
        assertThat(below.path("projectId").asText()).isEqualTo(id(garden));
        assertThat(below.path("parentId").asText()).isEqualTo(id(root));
        JsonNode change = api.get(path(root) + "/changes").body().at("/items/0");
        assertThat(change.path("type").asText()).isEqualTo("moved");
        assertThat(change.path("fields").findValuesAsText("field"))
                .contains("projectId", "sectionId", "tags", "assignees", "position");
        assertThat(events("TaskMovedAway")).hasSize(2);
        assertThat(team.viewer().api().get(path(root)).status()).isEqualTo(404);
    }

    @Test
    void aTaskTakesUpANewProcessInAnotherWorkspace() {
        // given
        String workspace =
                id(api.post("/api/v1/workspaces", "{\"name\": \"Private\"}").body());
        String target = id(made("/api/v1/workspaces/" + workspace + "/projects", "{\"name\": \"Home\"}"));
        JsonNode task =
                team.task("Buy milk", ", \"dueAt\": \"2031-01-01T10:00:00Z\", \"reminders\": [{\"before\": \"PT1H\"}]");

        // when
        Answer moved = api.post(path(task) + "/move", "{\"projectId\": \"%s\"}".formatted(target));

        // then
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(moved.body().path("workspaceId").asText()).isEqualTo(workspace);
        String instance = moved.body().at("/process/instanceId").asText();
        assertThat(instance).isNotEqualTo(task.at("/process/instanceId").asText());
        assertThat(jdbc.sql("select tenant_id_ from act_ru_execution where business_key_ = ?")
                        .param(id(task))
                        .query(String.class)
                        .list())
                .containsExactly(workspace);
        assertThat(jdbc.sql("select count(*) from act_ru_job where process_instance_id_ = ?")
                        .param(instance)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(api.post(path(task) + "/complete", "").status()).isEqualTo(200);
    }
}
