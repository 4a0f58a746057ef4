package io.taskloom.engine.task.saved;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@Timeout(60)
class SavedFilterApiTests {

    @Autowired
    private TestTeam teams;

    private TestTeam.Team team;
    private TestApi member;

    @BeforeEach
    void newTeam() {
        team = teams.team();
        member = team.member().api();
    }

    private Answer create(TestApi api, String more) {
        return api.post("/api/v1/filters", """
                {"workspaceId": "%s", "name": "Mine", "filter": "assignee = me"%s}""".formatted(team.workspace(), more));
    }

    private String inProject() {
        return ", \"projectId\": \"" + team.project() + "\"";
    }

    private static String path(Answer made) {
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return "/api/v1/filters/" + made.body().path("id").asText();
    }

    private List<String> names(TestApi api) {
        var ids = new ArrayList<String>();
        api.get("/api/v1/filters?workspace=" + team.workspace())
                .body()
                .path("items")
                .forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    @Test
    void onesOwnIsOnesOwn() {
        Answer made = create(member, ", \"sort\": \"-priority,dueAt\"");
        String path = path(made);
        JsonNode filter = made.body();

        assertThat(made.header("Location")).isEqualTo(path);
        assertThat(filter.path("canEdit").asBoolean()).isTrue();
        assertThat(filter.path("shared").asBoolean()).isFalse();
        assertThat(filter.path("sort").asText()).isEqualTo("-priority,dueAt");
        assertThat(filter.at("/owner/id").asText()).isEqualTo(team.member().id().toString());
        assertThat(member.get(path).body()).isEqualTo(filter);
        assertThat(names(member)).containsExactly(filter.path("id").asText());
        for (var other : List.of(team.owner(), team.viewer(), team.stranger())) {
            assertThat(other.api().get(path).status()).isEqualTo(404);
            assertThat(other.api()
                            .send("PATCH", path, "{\"name\": \"x\"}", Map.of())
                            .status())
                    .isEqualTo(404);
            assertThat(other.api().send("DELETE", path, "", Map.of()).status()).isEqualTo(404);
        }
        assertThat(names(team.owner().api())).isEmpty();
        assertThat(teams.anonymous().get(path).status()).isEqualTo(401);
        assertThat(team.stranger()
                        .api()
                        .get("/api/v1/filters?workspace=" + team.workspace())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aSharedOneIsReadByAllAndChangedByItsOwnerAndAdmins() {
        String path = path(create(member, ", \"shared\": true"));

        assertThat(team.colleague().api().get(path).body().path("canEdit").asBoolean(true))
                .isFalse();
        assertThat(team.colleague()
                        .api()
                        .send("PATCH", path, "{\"name\": \"x\"}", Map.of())
                        .type())
                .isEqualTo("not-your-filter");
        assertThat(team.colleague().api().send("DELETE", path, "", Map.of()).status())
                .isEqualTo(403);
        assertThat(team.stranger().api().get(path).status()).isEqualTo(404);
        Answer byAdmin = team.owner().api().send("PATCH", path, "{\"name\": \"Ours\"}", Map.of("If-Match", "\"v1\""));
        assertThat(byAdmin.body().path("name").asText()).isEqualTo("Ours");
        assertThat(byAdmin.header("ETag")).isEqualTo("\"v2\"");
        assertThat(member.send("PATCH", path, "{\"name\": \"x\"}", Map.of("If-Match", "\"v1\""))
                        .status())
                .isEqualTo(412);
        member.send("PATCH", path, "{\"shared\": false}", Map.of());
        assertThat(team.owner().api().get(path).status()).isEqualTo(404);
        assertThat(member.send("DELETE", path, "", Map.of()).status()).isEqualTo(204);
        assertThat(member.get(path).status()).isEqualTo(404);
    }

    @Test
    void oneOfAProjectIsForWhoSeesTheProject() {
        String path = path(create(member, ", \"shared\": true" + inProject()));

        assertThat(team.viewer().api().get(path).status()).isEqualTo(200);
        assertThat(team.colleague().api().get(path).status()).isEqualTo(404);
        assertThat(names(team.colleague().api())).isEmpty();
        assertThat(names(team.viewer().api())).hasSize(1);
        assertThat(create(team.viewer().api(), ", \"shared\": true" + inProject())
                        .status())
                .isEqualTo(403);
        assertThat(create(team.colleague().api(), inProject()).status()).isEqualTo(404);
        String own = path(create(team.viewer().api(), inProject()));
        assertThat(team.viewer()
                        .api()
                        .send("PATCH", own, "{\"shared\": true}", Map.of())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whoLeavesTheWorkspaceHasNoFiltersThereAnyMore() {
        String path = path(create(member, ""));
        team.owner()
                .api()
                .send(
                        "DELETE",
                        "/api/v1/workspaces/%s/members/%s"
                                .formatted(team.workspace(), team.member().id()),
                        "",
                        Map.of());

        assertThat(member.get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "name": " "                                                       | name
            "name": null                                                      | name
            "filter": "assignee ="                                            | filter
            "filter": null                                                    | filter
            "sort": "colour"                                                  | sort
            "shared": "maybe"                                                 | shared
            "workspaceId": null                                               | workspaceId
            "buckets": [{"name": "", "filter": ""}]                           | buckets[0].name
            "buckets": [{"name": "A", "filter": ""}, {"name": "B", "filter": "x = 1"}] | buckets[1].filter
            "buckets": [{"name": "A", "filter": "", "wipLimit": 0}]           | buckets[0].wipLimit
            "colour": "red"                                                   | colour
            """)
    void badInputIsRefused(String member, @Nullable String field) {
        Answer answer = create(this.member, ", " + member);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().path("errors").findValuesAsText("field")).contains(field);
        assertThat(names(this.member)).isEmpty();
    }

    @Test
    void aRefusalPointsIntoTheFilter() {
        JsonNode error = create(member, ", \"buckets\": [{\"name\": \"A\", \"filter\": \"status = lost\"}]")
                .body()
                .at("/errors/0");

        assertThat(error.path("field").asText()).isEqualTo("buckets[0].filter");
        assertThat(error.path("position").asInt()).isEqualTo(9);
    }

    @Test
    void anUnknownWorkspaceOrFilterIsNotThere() {
        assertThat(member.get("/api/v1/filters/" + Ids.next()).status()).isEqualTo(404);
        assertThat(member.get("/api/v1/filters/nonsense").status()).isEqualTo(400);
        assertThat(member.get("/api/v1/filters").status()).isEqualTo(400);
        assertThat(member.post(
                                "/api/v1/filters",
                                "{\"workspaceId\": \"%s\", \"name\": \"x\", \"filter\": \"\"}".formatted(Ids.next()))
                        .status())
                .isEqualTo(404);
    }
}
