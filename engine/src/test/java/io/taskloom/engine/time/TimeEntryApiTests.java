package io.taskloom.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.event.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@Timeout(60)
class TimeEntryApiTests {

    @Autowired
    private TestTeam teams;

    @Autowired
    private JdbcClient jdbc;

    private TestTeam.Team team;
    private TestApi api;
    private UUID id;
    private String task;

    @BeforeEach
    void aTask() {
        team = teams.team();
        api = team.member().api();
        id = UUID.fromString(team.task("Buy milk", "").path("id").asText());
        task = "/api/v1/tasks/" + id;
    }

    private Answer enter(TestApi by, String fields) {
        return by.post(task + "/time-entries", "{" + fields + "}");
    }

    private String entry(String start, String duration) {
        Answer made = enter(api, "\"startedAt\": \"%s\", \"duration\": \"%s\"".formatted(start, duration));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.header("Location");
    }

    private Answer edit(TestApi by, String entry, String body) {
        return by.send("PATCH", entry, body, Map.of());
    }

    private String spent() {
        return api.get(task).body().path("timeSpent").asText();
    }

    private List<String> log() {
        return api.get(task + "/changes").body().path("items").findValuesAsText("type");
    }

    private List<String> events() {
        return jdbc.sql("select type from event where subject_id = ? order by id")
                .param(id)
                .query(String.class)
                .list();
    }

    @Test
    void timeIsEnteredByItsEndOrItsLength() {
        // when
        Answer byLength = enter(
                api,
                "\"startedAt\": \"2026-11-16T09:00:00+01:00\", \"duration\": \"PT1H30M\", \"note\": \" At the shop \"");
        Answer byEnd = enter(
                api,
                "\"startedAt\": \"2026-11-16T10:00:00Z\", \"endedAt\": \"2026-11-16T10:20:30Z\", \"billable\": false");

        // then
        assertThat(byLength.status()).as(byLength.text()).isEqualTo(201);
        assertThat(byLength.header("ETag")).isEqualTo("\"v1\"");
        JsonNode entry = byLength.body();
        assertThat(entry.path("endedAt").asText()).isEqualTo("2026-11-16T09:30:00Z");
        assertThat(entry.path("duration").asText()).isEqualTo("PT1H30M");
        assertThat(entry.path("note").asText()).isEqualTo("At the shop");
        assertThat(entry.path("billable").asBoolean()).isTrue();
        assertThat(entry.at("/person/name").asText()).startsWith("Mia");
        assertThat(entry.at("/task/title").asText()).isEqualTo("Buy milk");
        assertThat(entry.path("canEdit").asBoolean()).isTrue();
        assertThat(byEnd.body().path("duration").asText()).isEqualTo("PT20M30S");
        assertThat(byEnd.body().path("billable").asBoolean()).isFalse();
        assertThat(api.get(byLength.header("Location")).body()).isEqualTo(entry);
        assertThat(api.get(task + "/time-entries").body().path("items"))
                .extracting(each -> each.path("id").asText())
                .containsExactly(
                        byEnd.body().path("id").asText(), entry.path("id").asText());
        assertThat(spent()).isEqualTo("PT1H50M30S");
        assertThat(log()).startsWith("time_logged", "time_logged");
        assertThat(events()).contains("TimeEntryAdded");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "duration": "PT1H"                                                                    | startedAt
            "startedAt": "2026-11-16T09:00:00Z"                                                   | endedAt
            "startedAt": "2026-11-16T09:00:00Z", "endedAt": "2026-11-16T10:00:00Z", "duration": "PT1H" | endedAt
            "startedAt": "2026-11-16T09:00:00Z", "duration": "PT0S"                               | duration
            "startedAt": "2026-11-16T09:00:00Z", "duration": "PT-1H"                              | duration
            "startedAt": "2026-11-16T09:00:00Z", "duration": "PT24H1S"                            | duration
            "startedAt": "2026-11-16T09:00:00Z", "duration": "1h"                                 | duration
            "startedAt": "2026-11-16T09:00:00Z", "endedAt": "2026-11-16T09:00:00Z"                | endedAt
            "startedAt": "2026-11-16T09:00:00Z", "endedAt": "2026-11-17T09:00:01Z"                | endedAt
            "startedAt": "2140-11-16T09:00:00Z", "duration": "PT1H"                               | startedAt
            "startedAt": "1999-11-16T09:00:00Z", "duration": "PT1H"                               | startedAt
            "startedAt": "2026-11-16T09:00:00Z", "duration": "PT1H", "note": "a\\u0000b"          | note
            """)
    void whatIsNoTimeSpentIsRefused(String fields, String field) {
        Answer refused = enter(api, fields);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(spent()).isEqualTo("PT0S");
    }

    @Test
    void timeCanNotLieInTheFuture() {
        String start = Instant.now().minus(10, ChronoUnit.MINUTES).toString();

        Answer refused = enter(api, "\"startedAt\": \"%s\", \"duration\": \"PT1H\"".formatted(start));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/code").asText()).isEqualTo("future");
    }

    @Test
    void entriesAreChangedAndTakenBack() {
        // given
        String entry = entry("2026-11-16T09:00:00Z", "PT1H");

        // when
        Answer longer = edit(api, entry, "{\"duration\": \"PT2H\", \"note\": \"Two\"}");
        Answer later = edit(api, entry, "{\"startedAt\": \"2026-11-16T09:30:00Z\"}");
        Answer same = edit(api, entry, "{\"note\": \"Two\"}");

        // then
        assertThat(longer.body().path("endedAt").asText()).isEqualTo("2026-11-16T11:00:00Z");
        assertThat(later.body().path("duration").asText()).isEqualTo("PT1H30M");
        assertThat(later.body().path("version").asInt()).isEqualTo(3);
        assertThat(same.body()).isEqualTo(later.body());
        assertThat(spent()).isEqualTo("PT1H30M");

        // when
        Answer gone = api.send("DELETE", entry, "", Map.of());

        // then
        assertThat(gone.status()).isEqualTo(204);
        assertThat(api.get(entry).status()).isEqualTo(404);
        assertThat(spent()).isEqualTo("PT0S");
        assertThat(log()).startsWith("time_removed", "time_changed", "time_changed", "time_logged");
        assertThat(events()).contains("TimeEntryChanged", "TimeEntryRemoved");
    }

    @Test
    void anotherVersionIsRefusedWithTheCurrentOne() {
        String entry = entry("2026-11-16T09:00:00Z", "PT1H");
        edit(api, entry, "{\"duration\": \"PT2H\"}");

        Answer stale = api.send("PATCH", entry, "{\"note\": \"x\"}", Map.of("If-Match", "\"v1\""));
        Answer staleDelete = api.send("DELETE", entry, "", Map.of("If-Match", "\"v1\""));

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.body().at("/current/duration").asText()).isEqualTo("PT2H");
        assertThat(staleDelete.status()).isEqualTo(412);
    }

    @Test
    void ownersChangeOthersTimeAndMembersTheirOwn() {
        // given
        String members = entry("2026-11-16T09:00:00Z", "PT1H");
        TestApi owner = team.owner().api();
        String owners = enter(owner, "\"startedAt\": \"2026-11-16T09:00:00Z\", \"duration\": \"PT1H\"")
                .header("Location");

        // then
        assertThat(edit(owner, members, "{\"note\": \"Seen\"}").status()).isEqualTo(200);
        assertThat(edit(api, owners, "{\"note\": \"x\"}").status()).isEqualTo(403);
        assertThat(api.send("DELETE", owners, "", Map.of()).status()).isEqualTo(403);
        assertThat(edit(team.viewer().api(), members, "{\"note\": \"x\"}").status())
                .isEqualTo(403);
        assertThat(edit(team.stranger().api(), members, "{\"note\": \"x\"}").status())
                .isEqualTo(404);
        assertThat(api.get(owners).body().path("canEdit").asBoolean()).isFalse();
        assertThat(team.viewer().api().get(task + "/time-entries").body().path("items"))
                .hasSize(2);
        assertThat(edit(owner, members.replace(id.toString(), Ids.next().toString()), "{}")
                        .status())
                .isEqualTo(404);
        assertThat(owner.send("DELETE", members, "", Map.of()).status()).isEqualTo(204);
        assertThat(api.get(task + "/changes").body().at("/items/0/fields").findValuesAsText("field"))
                .contains("person");
    }

    @Test
    void entriesThatOverlapSaySo() {
        // given
        String other = "/api/v1/tasks/" + team.task("Buy bread", "").path("id").asText() + "/time-entries";
        String early = entry("2026-11-16T09:00:00Z", "PT1H");
        String next = entry("2026-11-16T10:00:00Z", "PT1H");
        assertThat(api.get(early).body().path("overlapping").asBoolean()).isFalse();

        // when
        Answer across = api.post(other, "{\"startedAt\": \"2026-11-16T09:30:00Z\", \"duration\": \"PT15M\"}");
        team.owner().api().post(other, "{\"startedAt\": \"2026-11-16T10:30:00Z\", \"duration\": \"PT15M\"}");

        // then
        assertThat(across.body().path("overlapping").asBoolean()).isTrue();
        assertThat(api.get(early).body().path("overlapping").asBoolean()).isTrue();
        assertThat(api.get(next).body().path("overlapping").asBoolean()).isFalse();
    }

    @Test
    void whatIsVeryLongIsFlagged() {
        assertThat(api.get(entry("2026-11-16T00:00:00Z", "PT12H"))
                        .body()
                        .path("overlong")
                        .asBoolean())
                .isFalse();
        assertThat(api.get(entry("2026-11-17T00:00:00Z", "PT12H1S"))
                        .body()
                        .path("overlong")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void timeStaysWhereTheTaskIsKeptAndGoesWithItForGood() {
        // given
        String entry = entry("2026-11-16T09:00:00Z", "PT1H");
        api.post(task + "/archive", "");

        // then: what is in the archive takes nothing new, and lets old entries be put right
        assertThat(enter(api, "\"startedAt\": \"2026-11-16T12:00:00Z\", \"duration\": \"PT1H\"")
                        .status())
                .isEqualTo(409);
        assertThat(edit(api, entry, "{\"duration\": \"PT2H\"}").status()).isEqualTo(200);

        // when
        api.send("DELETE", task, "", Map.of());

        // then
        assertThat(api.get(entry).status()).isEqualTo(404);
        assertThat(kept()).isOne();

        // when
        api.post(task + "/restore", "");

        // then
        assertThat(spent()).isEqualTo("PT2H");

        // when
        api.send("DELETE", task, "", Map.of());
        Answer purged = team.owner().api().send("DELETE", task + "?permanently=true", "", Map.of());

        // then
        assertThat(purged.status()).isEqualTo(204);
        assertThat(kept()).isZero();
    }

    private long kept() {
        return jdbc.sql("select count(*) from time_entry where task_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    @Test
    void timeFollowsATaskToAnotherProject() {
        // given
        entry("2026-11-16T09:00:00Z", "PT1H");
        String other = team.owner()
                .api()
                .post("/api/v1/workspaces/" + team.workspace() + "/projects", "{\"name\": \"Other\"}")
                .body()
                .path("id")
                .asText();

        // when
        Answer moved = team.owner().api().post(task + "/move", "{\"projectId\": \"%s\"}".formatted(other));

        // then
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(jdbc.sql("select project_id from time_entry where task_id = ?")
                        .param(id)
                        .query(UUID.class)
                        .single())
                .hasToString(other);
    }

    @Test
    void noTimeIsLostWhenManyEnterItAtOnce() {
        // given
        int entries = 24;

        // when
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, entries)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> enter(
                                            i % 2 == 0 ? api : team.owner().api(),
                                            "\"startedAt\": \"2026-11-16T09:00:00Z\", \"duration\": \"PT5M\"")
                                    .status(),
                            threads))
                    .toList()
                    .forEach(answer -> assertThat(answer.join()).isEqualTo(201));
        }

        // then
        assertThat(spent()).isEqualTo("PT2H");
        assertThat(api.get(task).body().path("version").asInt()).isOne();
    }

    @Test
    void pagesOfEntriesFollowEachOther() {
        for (int hour = 0; hour < 5; hour++) {
            entry("2026-11-16T0%d:00:00Z".formatted(hour), "PT1H");
        }

        JsonNode first = api.get(task + "/time-entries?limit=3").body();
        JsonNode second = api.get(task + "/time-entries?limit=3&cursor="
                        + first.path("next").asText())
                .body();

        assertThat(first.path("items").findValuesAsText("startedAt")).hasSize(3).contains("2026-11-16T04:00:00Z");
        assertThat(second.path("items").findValuesAsText("startedAt"))
                .containsExactly("2026-11-16T01:00:00Z", "2026-11-16T00:00:00Z");
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void anEstimateIsKeptFilteredAndSortedBy() {
        // given
        JsonNode big = team.task("Big", ", \"estimate\": \"PT8H\"");
        JsonNode small = team.task("Small", ", \"estimate\": \"PT90M\"");
        entry("2026-11-16T09:00:00Z", "PT1H");
        String list = "/api/v1/projects/" + team.project() + "/tasks?";

        // then
        assertThat(big.path("estimate").asText()).isEqualTo("PT8H");
        assertThat(small.path("estimate").asText()).isEqualTo("PT1H30M");
        assertThat(titles(list + "filter=estimate%20%3E%201h30m")).containsExactly("Big");
        assertThat(titles(list + "filter=estimate%20is%20empty")).containsExactly("Buy milk");
        assertThat(titles(list + "filter=timeSpent%20%3E%3D%2045m")).containsExactly("Buy milk");
        assertThat(titles(list + "sort=estimate")).containsExactly("Small", "Big", "Buy milk");
        assertThat(titles(list + "sort=-timeSpent,title")).containsExactly("Buy milk", "Big", "Small");

        // when
        String path = "/api/v1/tasks/" + big.path("id").asText();
        Answer changed = edit(api, path, "{\"estimate\": \"PT4H\"}");
        Answer cleared = edit(api, path, "{\"estimate\": null}");

        // then
        assertThat(changed.body().path("estimate").asText()).isEqualTo("PT4H");
        assertThat(cleared.body().path("estimate").isNull()).isTrue();
        assertThat(api.get(path + "/changes").body().at("/items/1/fields/0").toString())
                .isEqualTo("{\"field\":\"estimate\",\"from\":\"PT8H\",\"to\":\"PT4H\"}");
        for (String bad : List.of("PT0S", "PT-1H", "PT30S", "PT10000H1M", "soon", "")) {
            Answer refused = edit(api, path, "{\"estimate\": \"%s\"}".formatted(bad));
            assertThat(refused.status()).as(bad).isEqualTo(400);
            assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo("estimate");
        }
    }

    private List<String> titles(String path) {
        Answer answer = api.get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("items").findValuesAsText("title");
    }

    @Test
    void copiesAndTemplatesTakeTheEstimateAlongAndNoTime() {
        // given
        JsonNode big = team.task("Big", ", \"estimate\": \"PT8H\"");
        String path = "/api/v1/tasks/" + big.path("id").asText();
        api.post(path + "/time-entries", "{\"startedAt\": \"2026-11-16T09:00:00Z\", \"duration\": \"PT1H\"}");

        // when
        Answer copy = api.post(path + "/duplicate", "{}");
        Answer template = api.post("/api/v1/templates", """
                {"workspaceId": "%s", "name": "Big ones", "kind": "task",
                 "content": {"title": "Big", "estimate": "PT3H"}}""".formatted(team.workspace()));

        // then
        assertThat(copy.status()).as(copy.text()).isEqualTo(201);
        assertThat(copy.body().findPath("estimate").asText()).isEqualTo("PT8H");
        assertThat(copy.body().findPath("timeSpent").asText()).isEqualTo("PT0S");
        assertThat(template.status()).as(template.text()).isEqualTo(201);
        Answer made = api.post(
                "/api/v1/templates/" + template.body().path("id").asText() + "/apply",
                "{\"projectId\": \"%s\"}".formatted(team.project()));
        assertThat(made.body().findPath("estimate").asText()).as(made.text()).isEqualTo("PT3H");
    }
}
