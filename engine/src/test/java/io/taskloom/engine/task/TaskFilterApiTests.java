package io.taskloom.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@Timeout(60)
class TaskFilterApiTests {

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

    private Answer filtered(String filter) {
        return api.get(tasks() + "?limit=200&sort=title&filter=" + encoded(filter));
    }

    private String titles(String filter) {
        Answer answer = filtered(filter);
        assertThat(answer.status()).as(filter + " " + answer.text()).isEqualTo(200);
        return String.join(",", answer.body().path("items").findValuesAsText("title"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String tag(String name) {
        return api.post("/api/v1/projects/" + team.project() + "/tags", Team.json(Map.of("name", name)))
                .body()
                .path("id")
                .asText();
    }

    private String section(String name) {
        return team.owner()
                .api()
                .post("/api/v1/projects/" + team.project() + "/sections", Team.json(Map.of("name", name)))
                .body()
                .path("id")
                .asText();
    }

    @Test
    void everyFieldCanBeFilteredBy() {
        // given
        String me = team.member().id().toString();
        String olga = team.owner().id().toString();
        String home = tag("Ärger & Lärm");
        String doing = section("In Arbeit");
        JsonNode a = team.task(
                "a Milk",
                ", \"description\": \"50%% off\", \"priority\": \"urgent\", \"assignees\": [\"%s\"], \"tags\": [\"%s\"],"
                                .formatted(me, home)
                        + " \"sectionId\": \"%s\", \"startAt\": \"2031-01-01T00:00:00Z\", \"dueAt\": \"2031-01-02T00:00:00Z\""
                                .formatted(doing));
        JsonNode b = team.task(
                "b Bread",
                ", \"assignees\": [\"%s\"], \"parentId\": \"%s\""
                        .formatted(olga, a.path("id").asText()));
        JsonNode c = team.task("c Cheese", ", \"priority\": \"low\"");
        api.post("/api/v1/tasks/" + c.path("id").asText() + "/complete", "");
        api.post(
                "/api/v1/tasks/" + a.path("id").asText() + "/dependencies",
                "{\"kind\": \"blocks\", \"taskId\": \"%s\"}"
                        .formatted(b.path("id").asText()));
        String name = api.get("/api/v1/me").body().path("name").asText();
        String email = api.get("/api/v1/me").body().path("email").asText("?");

        // then
        Map<String, String> expected = Map.ofEntries(
                Map.entry("status = todo", "a Milk,b Bread"),
                Map.entry("status not in (todo, in_progress)", "c Cheese"),
                Map.entry("priority > medium", "a Milk"),
                Map.entry("priority <= medium", "b Bread,c Cheese"),
                Map.entry("assignee = me", "a Milk"),
                Map.entry("assignee != me", "b Bread"),
                Map.entry("not assignee = me", "b Bread"),
                Map.entry("assignee is empty", "c Cheese"),
                Map.entry("assignee in (me, " + olga + ")", "a Milk,b Bread"),
                Map.entry("assignee = \"" + name.toUpperCase(java.util.Locale.ROOT) + "\"", "a Milk"),
                Map.entry("assignee = \"" + email + "\"", email.equals("?") ? "" : "a Milk"),
                Map.entry("reporter = me", "a Milk,b Bread,c Cheese"),
                Map.entry("tag = \"äRGER & LÄRM\"", "a Milk"),
                Map.entry("tag = " + home, "a Milk"),
                Map.entry("tag != \"something else\"", "a Milk"),
                Map.entry("tag is empty", "b Bread,c Cheese"),
                Map.entry("section = 'in arbeit'", "a Milk"),
                Map.entry("section != 'in arbeit'", ""),
                Map.entry("section is empty", "b Bread,c Cheese"),
                Map.entry("project = Project", "a Milk,b Bread,c Cheese"),
                Map.entry("project != Project", ""),
                Map.entry("parent = " + a.path("id").asText(), "b Bread"),
                Map.entry("parent is not empty", "b Bread"),
                Map.entry("dueAt = 2031-01-02", "a Milk"),
                Map.entry("dueAt > now+1y", "a Milk"),
                Map.entry("not dueAt > now+1y", ""),
                Map.entry("dueAt is empty", "b Bread,c Cheese"),
                Map.entry("startAt < dueAt+1d".replace("dueAt+1d", "2031-01-02"), "a Milk"),
                Map.entry("createdAt = today", "a Milk,b Bread,c Cheese"),
                Map.entry("updatedAt >= startOfDay", "a Milk,b Bread,c Cheese"),
                Map.entry("completedAt <= now", "c Cheese"),
                Map.entry("not completedAt <= now", ""),
                Map.entry("overdue", ""),
                Map.entry("blocked", "b Bread"),
                Map.entry("not blocked", "a Milk,c Cheese"),
                Map.entry("not overdue", "a Milk,b Bread,c Cheese"),
                Map.entry("title ~ MILK", "a Milk"),
                Map.entry("title like 'b%'", "b Bread"),
                Map.entry("description ~ '50% o'", "a Milk"),
                Map.entry("description ~ '0%f'", ""),
                Map.entry("description is empty", "b Bread,c Cheese"),
                Map.entry("text ~ 'off mil'", "a Milk"),
                Map.entry("not text ~ milk", "b Bread,c Cheese"),
                Map.entry("watching", "a Milk,b Bread,c Cheese"),
                Map.entry("comments = 0", "a Milk,b Bread,c Cheese"),
                Map.entry("kind = step", ""),
                Map.entry("(status = done or priority = urgent) and not title ~ bread", "a Milk,c Cheese"));
        expected.forEach(
                (filter, titles) -> assertThat(titles(filter)).as(filter).isEqualTo(titles));
    }

    @Test
    void statusAssigneeAndFilterHoldTogether() {
        String me = team.member().id().toString();
        team.task("Mine", ", \"assignees\": [\"%s\"]".formatted(me));
        team.task("Mine high", ", \"priority\": \"high\", \"assignees\": [\"%s\"]".formatted(me));
        team.task("High", ", \"priority\": \"high\"");

        for (String list : List.of(tasks(), "/api/v1/tasks")) {
            assertThat(api.get(list + "?status=todo&assignee=me&filter=" + encoded("priority = high"))
                            .body()
                            .path("items")
                            .findValuesAsText("title"))
                    .containsExactly("Mine high");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            stauts = todo   | 0  | 6 | unknown-field
            status = lost   | 9  | 4 | unknown-value
            status =        | 8  | 0 | unfinished
            title ~ "milk   | 8  | 5 | unfinished
            """)
    void whatIsNotUnderstoodIsPointedAt(String filter, int position, int length, String code) {
        for (String list : List.of(tasks(), "/api/v1/tasks", tasks().replace("/tasks", "/board"))) {
            Answer answer = api.get(list + "?filter=" + encoded(filter));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.type()).isEqualTo("invalid-input");
            JsonNode error = answer.body().at("/errors/0");
            assertThat(error.path("field").asText()).isEqualTo("filter");
            assertThat(error.path("code").asText()).isEqualTo(code);
            assertThat(error.path("position").asInt(-1)).isEqualTo(position);
            assertThat(error.path("length").asInt(-1)).isEqualTo(length);
            assertThat(error.path("message").asText()).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title = \"'; drop table task; --\"",
                "title ~ '%) or (1=1'",
                "title like '\\\\'",
                "tag = \"x') or true or ('\"",
                "assignee = \"'||pg_sleep(5)||'\"",
                "text ~ \"' | ! a:* & ( <-> \\\\\"",
                "text ~ '!!! ???'",
                "title = '😀' or title ~ 'ﬁ'",
                "dueAt < 0001-01-01-9999y or dueAt > 9999-12-31+9999y",
                "comments = 999999999999999999",
                "comments < -0.000000001"
            })
    void aHostileValueIsOnlyAValue(String filter) {
        team.task("Milk", "");

        Answer answer = filtered(filter);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("items")).isEmpty();
        assertThat(titles("")).isEqualTo("Milk");
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertThat(filtered("title = '" + "x".repeat(2_000) + "'").status()).isEqualTo(400);
        assertThat(api.get(tasks() + "?q=" + "x".repeat(201)).status()).isEqualTo(400);
    }

    @Test
    void aCursorHoldsForItsFilter() {
        team.task("A", "");
        team.task("B", "");
        String cursor = api.get(tasks() + "?limit=1&filter=" + encoded("status = todo"))
                .body()
                .path("next")
                .asText();

        assertThat(api.get(tasks() + "?limit=1&filter=" + encoded("status = todo") + "&cursor=" + cursor)
                        .body()
                        .path("items"))
                .hasSize(1);
        assertThat(api.get(tasks() + "?limit=1&filter=" + encoded("status != done") + "&cursor=" + cursor)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void pagesOverManyProjectsHoldEveryTaskOnce() {
        // given
        TestApi owner = team.owner().api();
        for (int p = 0; p < 3; p++) {
            String project = owner.post(
                            "/api/v1/workspaces/" + team.workspace() + "/projects", "{\"name\": \"P%d\"}".formatted(p))
                    .body()
                    .path("id")
                    .asText();
            for (int t = 0; t < 4; t++) {
                String due = t % 2 == 0 ? "" : ", \"dueAt\": \"2031-01-0%dT00:00:00Z\"".formatted(t);
                owner.post("/api/v1/projects/" + project + "/tasks", "{\"title\": \"T%d\"%s}".formatted(t, due));
            }
        }

        for (String sort : List.of("-createdAt", "dueAt", "-dueAt,title", "title,-createdAt", "position")) {
            // when
            List<String> all = ids(owner.get("/api/v1/tasks?sort=" + sort).body());
            List<String> paged = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page =
                        owner.get("/api/v1/tasks?limit=5&sort=" + sort + cursor).body();
                paged.addAll(ids(page));
                cursor = page.path("next").isNull()
                        ? ""
                        : "&cursor=" + page.path("next").asText();
            } while (!cursor.isEmpty());

            // then
            assertThat(paged).as(sort).hasSize(12).containsExactlyElementsOf(all);
        }
    }

    private static List<String> ids(JsonNode page) {
        var ids = new ArrayList<String>();
        page.path("items").forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    @Test
    void theLanguageIsToldAndCompleted() {
        tag("to do at home");
        section("Doing");

        JsonNode language = api.get("/api/v1/filters/language").body();
        assertThat(language.path("fields").findValuesAsText("name")).contains("status", "dueAt", "tag", "watching");
        assertThat(language.at("/fields/0/values/0/value").asText()).isEqualTo("todo");
        assertThat(language.path("functions").toString()).contains("startOfWeek");

        assertThat(complete("st")).containsExactly("status", "startAt", "step");
        assertThat(complete("tag = ")).containsExactly("\"to do at home\"");
        assertThat(complete("tag = ho")).containsExactly("\"to do at home\"");
        assertThat(complete("section = d")).containsExactly("Doing");
        assertThat(complete("assignee = mi")).singleElement().asString().startsWith("\"Mia");
        assertThat(complete("project = pro")).containsExactly("Project");
        assertThat(api.get("/api/v1/filters/complete?text=a&caret=2").status()).isEqualTo(400);
        assertThat(api.get("/api/v1/filters/complete?text=" + "a".repeat(2_001)).status())
                .isEqualTo(400);
        assertThat(team.stranger()
                        .api()
                        .get("/api/v1/filters/complete?text=&projectId=" + team.project())
                        .status())
                .isEqualTo(404);
        assertThat(teams.anonymous().get("/api/v1/filters/language").status()).isEqualTo(401);
    }

    private List<String> complete(String text) {
        Answer answer = api.get("/api/v1/filters/complete?projectId=" + team.project() + "&text=" + encoded(text));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("items").findValuesAsText("insert");
    }
}
