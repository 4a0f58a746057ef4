package io.taskloom.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.event.Ids;
import java.util.ArrayList;
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
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@Timeout(60)
class TaskApiTests {

    @Autowired
    private TestTeam teams;

    private TestTeam.Team team;
    private TestApi api;

    @BeforeEach
    void newTeam() {
        team = teams.team();
        api = team.member().api();
    }

    private String tasks() {
        return "/api/v1/projects/" + team.project() + "/tasks";
    }

    private static String path(JsonNode task) {
        return "/api/v1/tasks/" + task.path("id").asText();
    }

    private static String word(JsonNode task, String field) {
        return task.path(field).asText();
    }

    @Test
    void aNewTaskIsShownAsItIsStored() {
        // when
        var made = api.post(tasks(), """
                {"title": " Buy milk ", "description": "**two** bottles", "priority": "high",
                 "startAt": "2031-01-01T09:00:00+01:00", "dueAt": "2031-01-01T17:00:00.123456Z",
                 "timeZone": "Europe/Berlin", "assignees": ["%s"]}""".formatted(team.member().id()));

        // then
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("ETag")).isEqualTo("\"v1\"");
        assertThat(made.header("Location")).isEqualTo(path(made.body()));
        assertThat(word(made.body(), "title")).isEqualTo("Buy milk");
        assertThat(word(made.body(), "startAt")).isEqualTo("2031-01-01T08:00:00Z");
        assertThat(made.body().at("/assignees/0/id").asText())
                .isEqualTo(team.member().id().toString());
        assertThat(made.body().at("/reporter/id").asText())
                .isEqualTo(team.member().id().toString());
        assertThat(made.body().at("/origin/kind").asText()).isEqualTo("person");
        assertThat(made.body().at("/process/instanceId").asText()).isNotBlank();
        assertThat(api.get(path(made.body())).body()).isEqualTo(made.body());
    }

    @Test
    void theHistoryTellsWhoDidWhat() {
        JsonNode task = team.task("Buy milk", "");
        api.send("PATCH", path(task), "{\"title\": \"Buy bread\", \"status\": \"done\"}", Map.of());

        JsonNode changes = api.get(path(task) + "/changes").body().path("items");

        assertThat(changes.findValuesAsText("type")).containsExactly("completed", "created");
        assertThat(changes.at("/0/actor/id").asText())
                .isEqualTo(team.member().id().toString());
        assertThat(changes.at("/0/actor/name").asText()).startsWith("Mia");
        assertThat(changes.at("/0/fields/0/field").asText()).isEqualTo("title");
        assertThat(changes.at("/0/fields/0/from").asText()).isEqualTo("Buy milk");
        assertThat(changes.at("/0/fields/1/to").asText()).isEqualTo("done");
    }

    static Stream<Arguments> badInput() {
        return Stream.of(
                Arguments.of("{}", "title"),
                Arguments.of("{\"title\": \"  \"}", "title"),
                Arguments.of("{\"title\": null}", "title"),
                Arguments.of("{\"title\": \"" + "x".repeat(251) + "\"}", "title"),
                Arguments.of("{\"title\": \"a\\u0000b\"}", "title"),
                Arguments.of("{\"title\": \"x\", \"description\": \"" + "x".repeat(51_201) + "\"}", "description"),
                Arguments.of("{\"title\": \"x\", \"priority\": \"vital\"}", "priority"),
                Arguments.of("{\"title\": \"x\", \"dueAt\": \"tomorrow\"}", "dueAt"),
                Arguments.of(
                        "{\"title\": \"x\", \"startAt\": \"2031-01-02T00:00:00Z\", \"dueAt\": \"2031-01-01T00:00:00Z\"}",
                        "dueAt"),
                Arguments.of("{\"title\": \"x\", \"timeZone\": \"Mars/Olympus\"}", "timeZone"),
                Arguments.of("{\"title\": \"x\", \"assignees\": [\"" + Ids.next() + "\"]}", "assignees[0]"),
                Arguments.of("{\"title\": \"x\", \"assignees\": [null]}", null),
                Arguments.of("{\"title\": \"x\", \"assignees\": [\"me\"]}", "assignees[0]"),
                Arguments.of("{\"title\": \"x\", \"reminders\": [{}]}", "reminders[0].at"),
                Arguments.of("{\"title\": \"x\", \"reminders\": [{\"before\": \"PT1M\"}]}", "reminders[0].before"),
                Arguments.of(
                        "{\"title\": \"x\", \"reminders\": [{\"at\": \"2001-01-01T00:00:00Z\"}]}", "reminders[0].at"),
                Arguments.of("{\"title\": \"x\", \"tags\": [\"" + Ids.next() + "\"]}", "tags[0]"),
                Arguments.of("{\"title\": \"x\", \"tags\": [null]}", null),
                Arguments.of("{\"title\": \"x\", \"sectionId\": \"" + Ids.next() + "\"}", "sectionId"),
                Arguments.of("{\"title\": \"x\", \"parentId\": \"" + Ids.next() + "\"}", "parentId"),
                Arguments.of("{\"title\": \"x\", \"parentId\": \"me\"}", "parentId"),
                Arguments.of("{\"title\": \"x\", \"position\": \"1\"}", "position"),
                Arguments.of("{\"title\": \"x\", \"colour\": \"red\"}", "colour"),
                Arguments.of("[]", null),
                Arguments.of("", null),
                Arguments.of("{\"title\": ", null));
    }

    @ParameterizedTest
    @MethodSource
    void badInput(String body, @Nullable String field) {
        Answer answer = api.post(tasks(), body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        if (field != null) {
            assertThat(answer.body().path("errors").findValuesAsText("field")).contains(field);
        }
        assertThat(api.get(tasks()).body().path("items")).isEmpty();
    }

    static Stream<Arguments> endpoints() {
        return Stream.of(
                Arguments.of("POST", "/api/v1/projects/{p}/tasks", "{\"title\": \"x\"}", true),
                Arguments.of("GET", "/api/v1/projects/{p}/tasks", null, false),
                Arguments.of("GET", "/api/v1/tasks/{t}", null, false),
                Arguments.of("GET", "/api/v1/tasks/{t}/changes", null, false),
                Arguments.of("GET", "/api/v1/tasks/{t}/reminders", null, false),
                Arguments.of("POST", "/api/v1/tasks/{t}/reminders", "{\"at\": \"2031-01-01T00:00:00Z\"}", true),
                Arguments.of("DELETE", "/api/v1/tasks/{t}/reminders/{t}", null, true),
                Arguments.of("PATCH", "/api/v1/tasks/{t}", "{\"title\": \"y\"}", true),
                Arguments.of("POST", "/api/v1/tasks/{t}/claim", null, true),
                Arguments.of("POST", "/api/v1/tasks/{t}/complete", null, true),
                Arguments.of("POST", "/api/v1/tasks/{t}/reopen", null, true),
                Arguments.of("POST", "/api/v1/tasks/{t}/cancel", null, true),
                Arguments.of("DELETE", "/api/v1/tasks/{t}", null, true),
                Arguments.of("DELETE", "/api/v1/tasks/{t}?permanently=true", null, true),
                Arguments.of("POST", "/api/v1/tasks/{t}/archive", null, true),
                Arguments.of("POST", "/api/v1/tasks/{t}/restore", null, true),
                Arguments.of("POST", "/api/v1/tasks/{t}/move", "{}", true),
                Arguments.of("GET", "/api/v1/tasks/{t}/subtasks", null, false),
                Arguments.of("GET", "/api/v1/projects/{p}/tasks?in=bin", null, false),
                Arguments.of("GET", "/api/v1/projects/{p}/sections", null, false),
                Arguments.of("POST", "/api/v1/projects/{p}/sections", "{\"name\": \"x\"}", true),
                Arguments.of("PATCH", "/api/v1/projects/{p}/sections/{t}", "{\"name\": \"x\"}", true),
                Arguments.of("DELETE", "/api/v1/projects/{p}/sections/{t}", null, true),
                Arguments.of("POST", "/api/v1/projects/{p}/sections/{t}/move", "{}", true),
                Arguments.of("GET", "/api/v1/projects/{p}/tags", null, false),
                Arguments.of("POST", "/api/v1/projects/{p}/tags", "{\"name\": \"x\"}", true),
                Arguments.of("PATCH", "/api/v1/projects/{p}/tags/{t}", "{\"name\": \"x\"}", true),
                Arguments.of("DELETE", "/api/v1/projects/{p}/tags/{t}", null, true),
                Arguments.of("DELETE", "/api/v1/projects/{p}", null, true));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void everyEndpointAsksWhoIsCalling(String method, String template, @Nullable String body, boolean writes) {
        String task = word(team.task("Buy milk", ""), "id");
        String path = template.replace("{p}", team.project().toString()).replace("{t}", task);

        assertThat(teams.anonymous().send(method, path, body, Map.of()).status())
                .isEqualTo(401);
        for (var hidden : List.of(team.stranger(), team.colleague())) {
            Answer answer = hidden.api().send(method, path, body, Map.of());
            assertThat(answer.status()).as(answer.text()).isEqualTo(404);
        }
        Answer viewer = team.viewer().api().send(method, path, body, Map.of());
        assertThat(viewer.status()).as(viewer.text()).isEqualTo(writes ? 403 : 200);
        assertThat(word(api.get("/api/v1/tasks/" + task).body(), "status")).isEqualTo("todo");
    }

    @Test
    void aHiddenTaskLooksLikeAMissingOne() {
        String task = word(team.task("Secret", ""), "id");
        String missing = Ids.next().toString();

        JsonNode hidden = team.stranger().api().get("/api/v1/tasks/" + task).body();
        JsonNode none = team.stranger().api().get("/api/v1/tasks/" + missing).body();

        assertThat(hidden.toString().replace(task, missing)).isEqualTo(none.toString());
    }

    @Test
    void nobodyCanBeAssignedWhoCanNotSeeTheProject() {
        JsonNode task = team.task("Buy milk", "");

        Answer answer = api.send(
                "PATCH",
                path(task),
                "{\"assignees\": [\"%s\", \"%s\"]}"
                        .formatted(team.viewer().id(), team.colleague().id()),
                Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("assignees[1]");
    }

    @Test
    void aPatchChangesWhatItNamesAndClearsWhatIsNull() {
        JsonNode task = team.task("Buy milk", ", \"description\": \"two\", \"dueAt\": \"2031-01-01T00:00:00Z\"");

        Answer answer = api.send(
                "PATCH",
                path(task),
                "{\"description\": null, \"status\": \"in_progress\"}",
                Map.of("If-Match", "\"v1\""));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("description").isNull()).isTrue();
        assertThat(word(answer.body(), "dueAt")).isEqualTo("2031-01-01T00:00:00Z");
        assertThat(word(answer.body(), "status")).isEqualTo("in_progress");
        assertThat(api.send("PATCH", path(task), "{\"title\": null}", Map.of()).status())
                .isEqualTo(400);
    }

    @Test
    void whoKnowsAnOlderVersionGetsTheCurrentOneInstead() {
        JsonNode task = team.task("Buy milk", "");
        api.send("PATCH", path(task), "{\"title\": \"Buy bread\"}", Map.of());

        for (String method : List.of("PATCH", "DELETE")) {
            Answer stale = api.send(
                    method,
                    path(task),
                    method.equals("PATCH") ? "{\"title\": \"x\"}" : null,
                    Map.of("If-Match", "\"v1\""));
            assertThat(stale.status()).isEqualTo(412);
            assertThat(stale.body().at("/current/title").asText()).isEqualTo("Buy bread");
        }
        assertThat(api.send("POST", path(task) + "/complete", "", Map.of("If-Match", "\"v1\""))
                        .status())
                .isEqualTo(412);
    }

    @Test
    void theSameKeyCreatesOneTask() {
        var headers = Map.of("Idempotency-Key", "k-" + Ids.next());

        Answer first = api.send("POST", tasks(), "{\"title\": \"Once\"}", headers);
        Answer again = api.send("POST", tasks(), "{\"title\": \"Once\"}", headers);
        Answer other = api.send("POST", tasks(), "{\"title\": \"Twice\"}", headers);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(422);
        assertThat(api.get(tasks()).body().path("items")).hasSize(1);
    }

    @Test
    void aTaskGoesThroughItsStatesAndRefusesWhatDoesNotFit() {
        JsonNode task = team.task("Buy milk", "");

        JsonNode done = api.post(path(task) + "/complete", "").body();
        assertThat(word(done, "status")).isEqualTo("done");
        assertThat(done.path("completedAt").isNull()).isFalse();
        assertThat(api.post(path(task) + "/complete", "").type()).isEqualTo("task-not-open");

        JsonNode reopened = api.post(path(task) + "/reopen", "").body();
        assertThat(word(reopened, "status")).isEqualTo("todo");
        assertThat(reopened.at("/process/instanceId")).isNotEqualTo(task.at("/process/instanceId"));
        assertThat(api.post(path(task) + "/reopen", "").type()).isEqualTo("task-still-open");

        assertThat(word(api.post(path(task) + "/cancel", "").body(), "status")).isEqualTo("cancelled");
        assertThat(api.send("DELETE", path(task), "", Map.of()).status()).isEqualTo(204);
        assertThat(api.get(path(task)).status()).isEqualTo(404);
        assertThat(api.get(tasks()).body().path("items")).isEmpty();
    }

    @Test
    void oneCanClaimWhatNobodyHas() {
        JsonNode task = team.task("Buy milk", "");

        assertThat(api.post(path(task) + "/claim", "")
                        .body()
                        .at("/assignees/0/id")
                        .asText())
                .isEqualTo(team.member().id().toString());
        assertThat(api.post(path(task) + "/claim", "").status()).isEqualTo(200);
        assertThat(team.owner().api().post(path(task) + "/claim", "").type()).isEqualTo("not-claimable");
    }

    @ParameterizedTest
    @MethodSource("orders")
    void pagesHoldEveryTaskOnceWhateverTheOrder(String sort) {
        for (int i = 0; i < 7; i++) {
            team.task(
                    "Task " + i % 3,
                    i % 2 == 0
                            ? ", \"priority\": \"high\""
                            : ", \"dueAt\": \"2031-01-0%dT00:00:00Z\"".formatted(i + 1));
        }

        List<String> all = ids(api.get(tasks() + "?sort=" + sort).body());
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            Answer answer = api.get(tasks() + "?limit=2&sort=" + sort + cursor);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            JsonNode page = answer.body();
            paged.addAll(ids(page));
            cursor = page.path("next").isNull() ? "" : "&cursor=" + word(page, "next");
        } while (!cursor.isEmpty());

        assertThat(paged).hasSize(7).containsExactlyElementsOf(all);
    }

    static Stream<String> orders() {
        return Stream.of(
                "-createdAt",
                "dueAt",
                "-dueAt",
                "-priority,dueAt",
                "title,-updatedAt",
                "status,-priority,title",
                "-completedAt");
    }

    private static List<String> ids(JsonNode page) {
        var ids = new ArrayList<String>();
        page.path("items").forEach(item -> ids.add(word(item, "id")));
        return ids;
    }

    @Test
    void listsFilterByStatusAndSpanTheProjectsOneSees() {
        JsonNode open = team.task("Open", "");
        JsonNode done = team.task("Done", "");
        api.post(path(done) + "/complete", "");

        assertThat(ids(api.get(tasks() + "?status=todo,in_progress").body())).containsExactly(word(open, "id"));
        assertThat(ids(api.get("/api/v1/tasks?status=done").body())).containsExactly(word(done, "id"));
        assertThat(ids(team.viewer().api().get("/api/v1/tasks").body())).hasSize(2);
        assertThat(ids(team.colleague().api().get("/api/v1/tasks").body())).isEmpty();
        assertThat(ids(team.stranger().api().get("/api/v1/tasks").body())).isEmpty();
        assertThat(api.get(tasks() + "?status=lost").status()).isEqualTo(400);
        assertThat(api.get(tasks() + "?sort=colour").status()).isEqualTo(400);
    }

    @Test
    void listsShowWhatAPersonIsToDo() {
        // given
        String me = team.member().id().toString();
        JsonNode mine = team.task("Mine", ", \"assignees\": [\"%s\"]".formatted(me));
        JsonNode owners = team.task(
                "The owner's",
                ", \"assignees\": [\"%s\"]".formatted(team.owner().id()));
        team.task("Nobody's", "");

        // when, then
        for (String list : List.of(tasks(), "/api/v1/tasks")) {
            assertThat(ids(api.get(list + "?assignee=me").body())).containsExactly(word(mine, "id"));
            assertThat(ids(api.get(list + "?assignee=" + me).body())).containsExactly(word(mine, "id"));
            assertThat(ids(api.get(list + "?assignee=" + team.owner().id()).body()))
                    .containsExactly(word(owners, "id"));
            assertThat(ids(api.get(list + "?assignee=me&status=done").body())).isEmpty();
            Answer bad = api.get(list + "?assignee=mine");
            assertThat(bad.status()).isEqualTo(400);
            assertThat(bad.body().at("/errors/0/field").asText()).isEqualTo("assignee");
        }
        assertThat(ids(team.stranger().api().get("/api/v1/tasks?assignee=" + me).body()))
                .isEmpty();
    }

    @Test
    void aCursorServesItsOwnListOnly() {
        team.task("A", "");
        team.task("B", "");
        String cursor = word(api.get(tasks() + "?limit=1").body(), "next");

        assertThat(api.get(tasks() + "?limit=1&status=todo&cursor=" + cursor).status())
                .isEqualTo(400);
        assertThat(api.get(tasks() + "?limit=1&assignee=me&cursor=" + cursor).status())
                .isEqualTo(400);
        assertThat(api.get(tasks() + "?limit=1&sort=title&cursor=" + cursor).status())
                .isEqualTo(400);
        assertThat(api.get(tasks() + "?limit=1&cursor=" + cursor).status()).isEqualTo(200);
    }

    @Test
    void whoLeftStaysOnTheTaskUntilSomebodyHandsItOn() {
        // given
        JsonNode task = team.task(
                "Buy milk", ", \"assignees\": [\"%s\"]".formatted(team.viewer().id()));
        String path = "/api/v1/tasks/" + task.path("id").asText();
        team.owner()
                .api()
                .send(
                        "DELETE",
                        "/api/v1/projects/" + team.project() + "/members/"
                                + team.viewer().id(),
                        "",
                        Map.of());

        // when
        Answer edited = api.send(
                "PATCH",
                path,
                "{\"title\": \"Buy bread\", \"assignees\": [\"%s\", \"%s\"]}"
                        .formatted(team.viewer().id(), team.member().id()),
                Map.of());
        Answer handedOn = api.send(
                "PATCH",
                path,
                "{\"assignees\": [\"%s\"]}".formatted(team.member().id()),
                Map.of());
        Answer back = api.send(
                "PATCH",
                path,
                "{\"assignees\": [\"%s\"]}".formatted(team.viewer().id()),
                Map.of());

        // then
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(edited.body().path("assignees")).hasSize(2);
        assertThat(handedOn.body().path("assignees")).hasSize(1);
        assertThat(back.body().at("/errors/0/field").asText()).isEqualTo("assignees[0]");
    }

    @Test
    void whoIsTakenOutOfTheProjectIsOutAtOnce() {
        JsonNode task = team.task("Buy milk", "");
        assertThat(api.get(path(task)).status()).isEqualTo(200);

        team.owner()
                .api()
                .send(
                        "DELETE",
                        "/api/v1/projects/%s/members/%s"
                                .formatted(team.project(), team.member().id()),
                        "",
                        Map.of());

        assertThat(api.get(path(task)).status()).isEqualTo(404);
        assertThat(api.post(tasks(), "{\"title\": \"x\"}").status()).isEqualTo(404);
    }
}
