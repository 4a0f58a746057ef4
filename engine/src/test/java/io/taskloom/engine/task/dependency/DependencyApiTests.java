package io.taskloom.engine.task.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.project.ProjectMembers;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@Timeout(60)
class DependencyApiTests {

    @Autowired
    private TestTeam teams;

    @Autowired
    private Projects projects;

    @Autowired
    private ProjectMembers members;

    @Autowired
    private JdbcClient jdbc;

    private TestTeam.Team team;
    private TestApi api;

    @BeforeEach
    void newTeam() {
        team = teams.team();
        api = team.member().api();
    }

    private static String id(JsonNode thing) {
        return thing.path("id").asText();
    }

    private static String path(JsonNode task) {
        return "/api/v1/tasks/" + id(task);
    }

    private static String link(String kind, JsonNode other) {
        return "{\"kind\": \"%s\", \"taskId\": \"%s\"}".formatted(kind, id(other));
    }

    private Answer link(JsonNode task, String kind, JsonNode other) {
        return api.post(path(task) + "/dependencies", link(kind, other));
    }

    private JsonNode linked(JsonNode task, String kind, JsonNode other) {
        Answer made = link(task, kind, other);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.body();
    }

    private JsonNode dependencies(JsonNode task) {
        return api.get(path(task) + "/dependencies").body().path("items");
    }

    private Answer patch(JsonNode task, String fields) {
        return api.send("PATCH", path(task), "{" + fields + "}", Map.of());
    }

    private JsonNode now(JsonNode task) {
        return api.get(path(task)).body();
    }

    /** A project of the owner's, in which the member is that, or which the member cannot see. */
    private ProjectId project(@Nullable ProjectRole role) {
        ProjectId project = projects.create(team.owner().actor(), team.workspace(), "Other", null, null)
                .id();
        if (role != null) {
            members.put(team.owner().actor(), project, team.member().id(), role);
        }
        return project;
    }

    private JsonNode ownersTask(ProjectId project, String title) {
        return team.owner()
                .api()
                .post("/api/v1/projects/" + project + "/tasks", "{\"title\": \"%s\"}".formatted(title))
                .body();
    }

    @ParameterizedTest
    @CsvSource({
        "blocks, blocked_by",
        "blocked_by, blocks",
        "relates, relates",
        "duplicates, duplicated_by",
        "duplicated_by, duplicates"
    })
    void bothTasksShowTheDependencyFromTheirSide(String kind, String inverse) {
        JsonNode task = team.task("Paint the wall", "");
        JsonNode other = team.task("Plaster the wall", ", \"dueAt\": \"2031-01-01T00:00:00Z\"");

        JsonNode made = linked(task, kind, other);

        assertThat(made.path("kind").asText()).isEqualTo(kind);
        assertThat(made.at("/task/title").asText()).isEqualTo("Plaster the wall");
        assertThat(made.at("/task/dueAt").asText()).isEqualTo("2031-01-01T00:00:00Z");
        assertThat(made.at("/task/projectId").asText()).isEqualTo(team.project().toString());
        assertThat(dependencies(task)).containsExactly(made);
        assertThat(dependencies(other).at("/0/kind").asText()).isEqualTo(inverse);
        assertThat(dependencies(other).at("/0/task/id").asText()).isEqualTo(id(task));
        assertThat(link(task, kind, other).type()).isEqualTo("dependency-exists");
        assertThat(link(other, inverse, task).type()).isEqualTo("dependency-exists");

        // when removed from the other side
        Answer removed = api.send(
                "DELETE",
                path(other) + "/dependencies/" + id(dependencies(other).get(0)),
                "",
                Map.of());

        assertThat(removed.status()).isEqualTo(204);
        assertThat(dependencies(task)).isEmpty();
        assertThat(now(task).path("blocked").asBoolean()).isFalse();
        assertThat(now(other).path("blocked").asBoolean()).isFalse();
    }

    @Test
    void whatIsBlockedNeitherStartsNorFinishesUntilEverythingBeforeItIsOver() {
        JsonNode paint = team.task("Paint", "");
        JsonNode plaster = team.task("Plaster", "");
        JsonNode buy = team.task("Buy paint", "");
        linked(paint, "blocked_by", plaster);
        linked(buy, "blocks", paint);
        assertThat(now(paint).path("blocked").asBoolean()).isTrue();
        assertThat(now(plaster).path("blocked").asBoolean()).isFalse();

        List<Answer> refused = List.of(
                patch(paint, "\"status\": \"in_progress\""),
                patch(paint, "\"status\": \"done\""),
                api.post(path(paint) + "/complete", ""));
        for (Answer answer : refused) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(409);
            assertThat(answer.type()).isEqualTo("task-blocked");
            assertThat(answer.body().path("blockedBy").findValuesAsText("title"))
                    .containsExactly("Plaster", "Buy paint");
            assertThat(answer.body().path("hidden").asInt()).isZero();
        }
        assertThat(now(paint).path("status").asText()).isEqualTo("todo");

        // what does not start it, it may
        assertThat(patch(paint, "\"title\": \"Paint it black\"").status()).isEqualTo(200);

        api.post(path(plaster) + "/complete", "");
        assertThat(api.post(path(paint) + "/complete", "")
                        .body()
                        .at("/blockedBy/0/title")
                        .asText())
                .isEqualTo("Buy paint");
        api.post(path(buy) + "/cancel", "");
        assertThat(now(paint).path("blocked").asBoolean()).isFalse();
        assertThat(patch(paint, "\"status\": \"in_progress\"").status()).isEqualTo(200);
        assertThat(api.post(path(paint) + "/complete", "").status()).isEqualTo(200);
    }

    @Test
    void whatIsInTheArchiveOrTheBinBlocksNothing() {
        JsonNode paint = team.task("Paint", "");
        JsonNode archived = team.task("Plaster", "");
        JsonNode deleted = team.task("Buy paint", "");
        linked(paint, "blocked_by", archived);
        linked(paint, "blocked_by", deleted);

        api.post(path(archived) + "/archive", "");
        api.send("DELETE", path(deleted), "", Map.of());

        assertThat(now(paint).path("blocked").asBoolean()).isFalse();
        assertThat(dependencies(paint).findValuesAsText("title")).containsExactly("Plaster");
        assertThat(patch(paint, "\"status\": \"in_progress\"").status()).isEqualTo(200);
        assertThat(api.post(path(deleted) + "/restore", "").status()).isEqualTo(200);
        assertThat(api.post(path(paint) + "/complete", "")
                        .body()
                        .path("blockedBy")
                        .findValuesAsText("title"))
                .containsExactly("Buy paint");
    }

    @Test
    void aBlockedTaskCanBeCancelledAndReopened() {
        JsonNode paint = team.task("Paint", "");
        JsonNode plaster = team.task("Plaster", "");
        linked(paint, "blocked_by", plaster);

        assertThat(api.post(path(paint) + "/cancel", "").status()).isEqualTo(200);
        assertThat(patch(paint, "\"status\": \"in_progress\"").type()).isEqualTo("task-blocked");
        assertThat(api.post(path(paint) + "/reopen", "").status()).isEqualTo(200);
    }

    @Test
    void blockersOutOfSightAreCountedOnly() {
        ProjectId hidden = project(null);
        JsonNode paint = team.task("Paint", "");
        JsonNode secret = ownersTask(hidden, "Secret");
        Answer made = team.owner().api().post(path(paint) + "/dependencies", link("blocked_by", secret));
        assertThat(made.status()).as(made.text()).isEqualTo(201);

        Answer refused = api.post(path(paint) + "/complete", "");

        assertThat(refused.type()).isEqualTo("task-blocked");
        assertThat(refused.body().path("blockedBy")).isEmpty();
        assertThat(refused.body().path("hidden").asInt()).isEqualTo(1);
        assertThat(refused.text()).doesNotContain("Secret").doesNotContain(id(secret));
        assertThat(now(paint).path("blocked").asBoolean()).isTrue();
        assertThat(dependencies(paint)).isEmpty();
        assertThat(api.send("DELETE", path(paint) + "/dependencies/" + id(made.body()), "", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(api.get(path(paint) + "/changes").text()).doesNotContain("Secret");
    }

    @Test
    void aCircleIsRefusedWithTheTasksItGoesThrough() {
        JsonNode a = team.task("A", "");
        JsonNode b = team.task("B", "");
        JsonNode c = team.task("C", "");
        JsonNode d = team.task("D", "");
        linked(a, "blocks", b);
        linked(c, "blocked_by", b);
        linked(c, "blocks", d);
        linked(a, "blocks", d);

        for (Answer answer : List.of(link(c, "blocks", a), link(a, "blocked_by", c))) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(409);
            assertThat(answer.type()).isEqualTo("dependency-cycle");
            assertThat(answer.body().path("path").findValuesAsText("title")).containsExactly("A", "B", "C");
        }
        assertThat(link(b, "blocks", a).body().path("path").findValuesAsText("title"))
                .containsExactly("A", "B");
        assertThat(dependencies(a)).hasSize(2);
        // Tasks may well belong together in a circle.
        linked(a, "relates", b);
        linked(b, "relates", c);
        linked(c, "relates", a);
    }

    @Test
    void aCircleThroughHiddenTasksTellsOnlyHowMany() {
        ProjectId hidden = project(null);
        JsonNode a = team.task("A", "");
        JsonNode b = team.task("B", "");
        JsonNode secret = ownersTask(hidden, "Secret");
        TestApi owner = team.owner().api();
        owner.post(path(a) + "/dependencies", link("blocks", secret));
        owner.post(path(secret) + "/dependencies", link("blocks", b));

        Answer refused = link(b, "blocks", a);

        assertThat(refused.type()).isEqualTo("dependency-cycle");
        assertThat(refused.body().path("path").findValuesAsText("title")).containsExactly("A", "B");
        assertThat(refused.body().path("hidden").asInt()).isEqualTo(1);
        assertThat(refused.text()).doesNotContain("Secret");
    }

    @Test
    void whoOnlyReadsTheOtherProjectMakesNothingWaitThere() {
        JsonNode mine = team.task("Mine", "");
        JsonNode theirs = ownersTask(project(ProjectRole.VIEWER), "Theirs");

        assertThat(link(mine, "blocks", theirs).status()).isEqualTo(403);
        JsonNode made = linked(mine, "blocked_by", theirs);
        linked(mine, "relates", theirs);
        assertThat(link(theirs, "relates", mine).status()).isEqualTo(403);
        assertThat(api.send("DELETE", path(theirs) + "/dependencies/" + id(made), "", Map.of())
                        .status())
                .isEqualTo(403);
    }

    static Stream<Arguments> badInput() {
        String id = Ids.next().toString();
        return Stream.of(
                Arguments.of("{}", 400, "kind"),
                Arguments.of("{\"kind\": \"blocks\"}", 400, "taskId"),
                Arguments.of("{\"kind\": null, \"taskId\": \"%s\"}".formatted(id), 400, "kind"),
                Arguments.of("{\"kind\": \"hates\", \"taskId\": \"%s\"}".formatted(id), 400, "kind"),
                Arguments.of("{\"kind\": \"blocks\", \"taskId\": \"x\"}", 400, "taskId"),
                Arguments.of("{\"kind\": \"blocks\", \"taskId\": \"%s\", \"why\": 1}".formatted(id), 400, "why"),
                Arguments.of("{\"kind\": \"blocks\", \"taskId\": \"%s\"}".formatted(id), 404, null),
                Arguments.of("{\"kind\": \"blocks\", \"taskId\": \"SELF\"}", 400, "taskId"),
                Arguments.of("{\"kind\": \"blocks\", \"taskId\": \"ELSEWHERE\"}", 400, "taskId"),
                Arguments.of("{\"kind\": \"blocks\", \"taskId\": \"FOREIGN\"}", 404, null),
                Arguments.of("{\"kind\": \"blocks\", \"taskId\": \"HIDDEN\"}", 404, null),
                Arguments.of("{\"kind\": \"blocks\", \"taskId\": \"BIN\"}", 404, null),
                Arguments.of("[]", 400, null),
                Arguments.of("", 400, null));
    }

    @ParameterizedTest
    @MethodSource
    void badInput(String body, int status, @Nullable String field) {
        JsonNode task = team.task("Paint", "");
        if (body.contains("ELSEWHERE")) {
            body = body.replace("ELSEWHERE", id(inAnotherWorkspaceOfMine()));
        } else if (body.contains("FOREIGN")) {
            body = body.replace("FOREIGN", id(teams.team().task("Foreign", "")));
        } else if (body.contains("HIDDEN")) {
            body = body.replace("HIDDEN", id(ownersTask(project(null), "Hidden")));
        } else if (body.contains("BIN")) {
            JsonNode deleted = team.task("Deleted", "");
            api.send("DELETE", path(deleted), "", Map.of());
            body = body.replace("BIN", id(deleted));
        }

        Answer answer = api.post(path(task) + "/dependencies", body.replace("SELF", id(task)));

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        if (field != null) {
            assertThat(answer.body().path("errors").findValuesAsText("field")).contains(field);
        }
        assertThat(dependencies(task)).isEmpty();
    }

    private JsonNode inAnotherWorkspaceOfMine() {
        String workspace =
                id(api.post("/api/v1/workspaces", "{\"name\": \"Home\"}").body());
        String project = id(api.post("/api/v1/workspaces/" + workspace + "/projects", "{\"name\": \"Home\"}")
                .body());
        return api.post("/api/v1/projects/" + project + "/tasks", "{\"title\": \"Elsewhere\"}")
                .body();
    }

    @Test
    void aTaskHasAtMostAHundredDependencies() {
        JsonNode task = team.task("Paint", "");
        JsonNode other = team.task("Plaster", "");
        jdbc.sql("""
                        with made as (
                            insert into task
                            select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(),
                                'instance_id', null, 'user_task_id', null, 'status', 'done', 'rank', 'x' || n))).*
                            from task t, generate_series(1, 100) n where t.id = cast(:task as uuid)
                            returning id)
                        insert into task_dependency (id, kind, task_id, other_id, created_at)
                        select gen_random_uuid(), 'duplicates', cast(:task as uuid), id, now() from made""").param("task", id(task)).update();

        assertThat(link(task, "relates", other).type()).isEqualTo("too-many-dependencies");
        assertThat(link(other, "relates", task).type()).isEqualTo("too-many-dependencies");
    }

    @Test
    void theHistoryOfBothTellsOfIt() {
        JsonNode paint = team.task("Paint", "");
        JsonNode plaster = team.task("Plaster", "");

        JsonNode made = linked(paint, "blocked_by", plaster);
        api.send("DELETE", path(paint) + "/dependencies/" + id(made), "", Map.of());

        for (JsonNode task : List.of(paint, plaster)) {
            JsonNode changes = api.get(path(task) + "/changes").body().path("items");
            assertThat(changes.findValuesAsText("type"))
                    .containsExactly("dependency_removed", "dependency_added", "created");
            assertThat(changes.at("/1/fields/0/field").asText())
                    .isEqualTo(task.equals(paint) ? "blocked_by" : "blocks");
            assertThat(changes.at("/1/fields/0/to").asText()).isEqualTo(task.equals(paint) ? id(plaster) : id(paint));
            assertThat(jdbc.sql("select type from event where subject_id = cast(? as uuid) order by id")
                            .param(id(task))
                            .query(String.class)
                            .list())
                    .containsExactly("TaskCreated", "DependencyAdded", "DependencyRemoved");
        }
    }

    @Test
    void whatWaitsMovesAlongWithItsTimers() {
        // given: start -> a -> b -> c, and d that waits as well but is done
        JsonNode start = team.task("Start", "");
        JsonNode a = team.task("A", ", \"dueAt\": \"2031-01-01T10:00:00Z\", \"reminders\": [{\"before\": \"PT1H\"}]");
        JsonNode b = team.task("B", "");
        JsonNode c = team.task(
                "C",
                ", \"startAt\": \"2031-03-28T08:00:00Z\", \"dueAt\": \"2031-03-28T16:00:00Z\", \"timeZone\": \"Europe/Berlin\"");
        JsonNode d = team.task("D", ", \"dueAt\": \"2031-01-05T10:00:00Z\"");
        linked(start, "blocks", a);
        linked(a, "blocks", b);
        linked(b, "blocks", c);
        linked(start, "blocks", c);
        api.post(path(d) + "/complete", "");
        linked(start, "blocks", d);
        String shift = path(start) + "/dependencies/shift";

        // when
        JsonNode dry = api.post(shift, "{\"by\": \"P2D\", \"dryRun\": true}").body();

        // then
        assertThat(dry.path("items").findValuesAsText("title")).containsExactly("A", "C");
        assertThat(dry.at("/items/0/dueAt/to").asText()).isEqualTo("2031-01-03T10:00:00Z");
        assertThat(dry.at("/items/0/startAt/from").isNull()).isTrue();
        assertThat(dry.at("/items/1/startAt/from").asText()).isEqualTo("2031-03-28T08:00:00Z");
        // the clocks change on the 30th
        assertThat(dry.at("/items/1/startAt/to").asText()).isEqualTo("2031-03-30T07:00:00Z");
        assertThat(dry.path("hidden").asInt()).isZero();
        assertThat(now(a)).isEqualTo(withBlocked(a));

        // when
        JsonNode done = api.post(shift, "{\"by\": \"P2D\"}").body();

        // then
        assertThat(done).isEqualTo(dry);
        assertThat(now(a).path("dueAt").asText()).isEqualTo("2031-01-03T10:00:00Z");
        assertThat(now(a).path("version").asInt()).isEqualTo(2);
        assertThat(api.get(path(a) + "/reminders").body().at("/items/0/at").asText())
                .isEqualTo("2031-01-03T09:00:00Z");
        assertThat(api.get(path(a) + "/changes").body().at("/items/0/type").asText())
                .isEqualTo("updated");
        assertThat(now(c).path("dueAt").asText()).isEqualTo("2031-03-30T15:00:00Z");
        assertThat(now(d).path("dueAt").asText()).isEqualTo("2031-01-05T10:00:00Z");
        assertThat(now(b).path("version").asInt()).isEqualTo(1);

        api.post(shift, "{\"by\": \"-P2D\"}");
        assertThat(now(a).path("dueAt").asText()).isEqualTo("2031-01-01T10:00:00Z");
    }

    private static JsonNode withBlocked(JsonNode task) {
        var copy = (ObjectNode) task.deepCopy();
        return copy.put("blocked", true);
    }

    @Test
    void whatOneMayNotChangeStaysAndSoDoesWhatWaitsForIt() {
        JsonNode start = team.task("Start", "");
        JsonNode theirs = ownersTask(project(null), "Theirs");
        JsonNode behind = team.task("Behind", ", \"dueAt\": \"2031-01-01T10:00:00Z\"");
        TestApi owner = team.owner().api();
        owner.post(path(start) + "/dependencies", link("blocks", theirs));
        owner.post(path(theirs) + "/dependencies", link("blocks", behind));

        JsonNode moved = api.post(path(start) + "/dependencies/shift", "{\"by\": \"P2D\"}")
                .body();

        assertThat(moved.path("items")).isEmpty();
        assertThat(moved.path("hidden").asInt()).isEqualTo(1);
        assertThat(now(behind).path("version").asInt()).isEqualTo(1);
    }

    @Test
    void allMoveOrNone() {
        JsonNode start = team.task("Start", "");
        JsonNode near = team.task("Near", ", \"dueAt\": \"2031-01-01T10:00:00Z\"");
        JsonNode far = team.task("Far", ", \"dueAt\": \"9999-12-30T10:00:00Z\"");
        linked(start, "blocks", near);
        linked(start, "blocks", far);

        Answer refused = api.post(path(start) + "/dependencies/shift", "{\"by\": \"P2D\"}");

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(now(near).path("dueAt").asText()).isEqualTo("2031-01-01T10:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"by\": null}",
                "{\"by\": \"tomorrow\"}",
                "{\"by\": \"PT0S\"}",
                "{\"by\": \"P11Y\"}",
                "{\"by\": [2]}",
                "{\"by\": \"P2D\", \"dryRun\": \"perhaps\"}",
                "{\"by\": \"P2D\", \"dry\": true}",
                ""
            })
    void aShiftNeedsADistance(String body) {
        JsonNode task = team.task("Start", "");

        Answer answer = api.post(path(task) + "/dependencies/shift", body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    static Stream<Arguments> endpoints() {
        return Stream.of(
                Arguments.of("GET", "/dependencies", null, false),
                Arguments.of("POST", "/dependencies", "{\"kind\": \"relates\", \"taskId\": \"{o}\"}", true),
                Arguments.of("DELETE", "/dependencies/{d}", null, true),
                Arguments.of("POST", "/dependencies/shift", "{\"by\": \"P1D\", \"dryRun\": true}", true));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void everyEndpointAsksWhoIsCalling(String method, String template, @Nullable String body, boolean writes) {
        JsonNode task = team.task("Paint", "");
        JsonNode other = team.task("Plaster", "");
        String path = path(task) + template.replace("{d}", id(linked(task, "blocks", other)));
        String sent = body == null ? "" : body.replace("{o}", id(other));

        assertThat(teams.anonymous().send(method, path, sent, Map.of()).status())
                .isEqualTo(401);
        for (var hidden : List.of(team.stranger(), team.colleague())) {
            Answer answer = hidden.api().send(method, path, sent, Map.of());
            assertThat(answer.status()).as(answer.text()).isEqualTo(404);
        }
        Answer viewer = team.viewer().api().send(method, path, sent, Map.of());
        assertThat(viewer.status()).as(viewer.text()).isEqualTo(writes ? 403 : 200);
        assertThat(dependencies(task)).hasSize(1);
        assertThat(api.send("DELETE", path(other) + "/dependencies/" + Ids.next(), "", Map.of())
                        .status())
                .isEqualTo(404);
    }
}
