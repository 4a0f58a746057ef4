package io.taskloom.engine.task.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.project.ProjectMembers;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.workspace.WorkspaceMembers;
import io.taskloom.engine.workspace.WorkspaceRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@Timeout(60)
class BoardApiTests {

    @Autowired
    private TestTeam teams;

    @Autowired
    private WorkspaceMembers workspaceMembers;

    @Autowired
    private ProjectMembers projectMembers;

    private TestTeam.Team team;
    private TestApi api;
    private String board;

    @BeforeEach
    void newTeam() {
        team = teams.team();
        api = team.member().api();
        board = "/api/v1/projects/" + team.project() + "/board";
    }

    private String section(String name, int wipLimit) {
        return team.owner()
                .api()
                .post(
                        "/api/v1/projects/" + team.project() + "/sections",
                        Team.json(Map.of("name", name, "color", "#112233", "wipLimit", wipLimit)))
                .body()
                .path("id")
                .asText();
    }

    private JsonNode board(String query) {
        Answer answer = api.get(board + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    /** {@code key:total:title,title} of each column. */
    private static List<String> columns(JsonNode board) {
        var columns = new ArrayList<String>();
        board.path("columns")
                .forEach(column -> columns.add(column.path("key").asText() + ":"
                        + column.path("total").asInt() + ":"
                        + String.join(",", column.path("items").findValuesAsText("title"))));
        return columns;
    }

    @Test
    void sectionsAreColumnsInTheirOrder() {
        // given
        String doing = section("Doing", 2);
        String review = section("Review", 5);
        for (int i = 0; i < 3; i++) {
            team.task("Doing " + i, ", \"sectionId\": \"" + doing + "\"");
        }
        team.task("Nowhere", "");
        JsonNode last = team.task("Doing last", ", \"sectionId\": \"" + doing + "\"");
        api.post(
                "/api/v1/tasks/" + last.path("id").asText() + "/move",
                "{\"sectionId\": \"%s\", \"before\": \"%s\"}"
                        .formatted(doing, board("").at("/columns/1/items/0/id").asText()));

        // when
        JsonNode shown = board("?limit=2");

        // then
        assertThat(shown.path("by").asText()).isEqualTo("section");
        assertThat(columns(shown)).containsExactly("none:1:Nowhere", doing + ":4:Doing last,Doing 0", review + ":0:");
        assertThat(shown.at("/columns/1/title").asText()).isEqualTo("Doing");
        assertThat(shown.at("/columns/1/wipLimit").asInt()).isEqualTo(2);
        assertThat(shown.at("/columns/1/color").asText()).isEqualTo("#112233");
        assertThat(shown.at("/columns/0/next").isNull()).isTrue();

        // and
        JsonNode more = board(
                "/" + doing + "?limit=2&cursor=" + shown.at("/columns/1/next").asText());
        assertThat(more.path("items").findValuesAsText("title")).containsExactly("Doing 1", "Doing 2");
        assertThat(more.path("next").isNull()).isTrue();
        assertThat(api.get(board + "/" + review + "?cursor="
                                + shown.at("/columns/1/next").asText())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void statusPriorityAndPeopleAreColumnsToo() {
        String me = team.member().id().toString();
        JsonNode done = team.task("Done", ", \"priority\": \"low\"");
        api.post("/api/v1/tasks/" + done.path("id").asText() + "/complete", "");
        team.task("Mine", ", \"priority\": \"urgent\", \"assignees\": [\"%s\"]".formatted(me));

        assertThat(columns(board("?by=status")))
                .containsExactly("todo:1:Mine", "in_progress:0:", "done:1:Done", "cancelled:0:");
        assertThat(columns(board("?by=priority")))
                .containsExactly("urgent:1:Mine", "high:0:", "medium:0:", "low:1:Done");
        assertThat(columns(board("?by=assignee&filter=status%20%3D%20todo")))
                .contains("none:0:", me + ":1:Mine")
                .noneMatch(column -> column.startsWith(team.viewer().id().toString()));
        assertThat(board("/done?by=status").path("items")).hasSize(1);
    }

    @Test
    void everyTaskOfABoardByAssigneeIsInAColumn() {
        // given
        String left = team.colleague().id().toString();
        String members = "/api/v1/projects/%s/members/".formatted(team.project());
        team.owner().api().send("PUT", members + left, "{\"role\": \"member\"}", Map.of());
        String me = team.member().id().toString();
        team.task("Nobody's", "");
        team.task("Both's", ", \"assignees\": [\"%s\", \"%s\"]".formatted(left, me));
        team.task("Left behind", ", \"assignees\": [\"%s\"]".formatted(left));
        assertThat(columns(board("?by=assignee"))).noneMatch(column -> column.startsWith("others"));

        // when
        team.owner().api().send("DELETE", members + left, "", Map.of());

        // then
        assertThat(columns(board("?by=assignee")))
                .contains("none:1:Nobody's", me + ":1:Both's")
                .endsWith("others:1:Left behind");
        assertThat(board("/others?by=assignee").path("items")).hasSize(1);
    }

    @Test
    void moreThanFiftyPeopleShareTheLastColumn() {
        // given
        for (int i = 0; i < 50; i++) {
            var somebody = teams.somebody("Aa" + i);
            workspaceMembers.admit(somebody.actor(), team.workspace(), WorkspaceRole.MEMBER);
            projectMembers.put(team.owner().actor(), team.project(), somebody.id(), ProjectRole.MEMBER);
        }
        team.task("Mine", ", \"assignees\": [\"%s\"]".formatted(team.member().id()));

        // then
        assertThat(columns(board("?by=assignee"))).hasSize(52).endsWith("others:1:Mine");
    }

    @Test
    void aSavedFiltersBucketsAreColumns() {
        team.task("Low", ", \"priority\": \"low\"");
        team.task("High", ", \"priority\": \"high\"");
        team.task("Other", ", \"priority\": \"urgent\"");
        String filter = api.post("/api/v1/filters", """
                        {"workspaceId": "%s", "name": "By need", "filter": "title != Other", "shared": true, "buckets": [
                          {"name": "Now", "filter": "priority >= high", "wipLimit": 3},
                          {"name": "Later", "filter": "priority < high"}]}""".formatted(team.workspace()))
                .body()
                .path("id")
                .asText();

        JsonNode shown = board("?by=filter:" + filter);

        assertThat(columns(shown)).containsExactly("0:1:High", "1:1:Low");
        assertThat(shown.at("/columns/0/title").asText()).isEqualTo("Now");
        assertThat(shown.at("/columns/0/wipLimit").asInt()).isEqualTo(3);
        assertThat(team.viewer().api().get(board + "?by=filter:" + filter).status())
                .isEqualTo(200);
        assertThat(board("/1?by=filter:" + filter).path("items")).hasSize(1);
    }

    @Test
    void whatIsNotThereIsNotFoundAndNonsenseIsRefused() {
        assertThat(api.get(board + "?by=colour").status()).isEqualTo(400);
        assertThat(api.get(board + "?by=filter:x").status()).isEqualTo(400);
        assertThat(api.get(board + "?by=filter:" + Ids.next()).status()).isEqualTo(404);
        assertThat(api.get(board + "/nothing").status()).isEqualTo(404);
        assertThat(api.get(board + "?limit=201").status()).isEqualTo(400);
        for (String path : List.of(board, board + "/none")) {
            assertThat(team.viewer().api().get(path).status()).isEqualTo(200);
            assertThat(team.colleague().api().get(path).status()).isEqualTo(404);
            assertThat(team.stranger().api().get(path).status()).isEqualTo(404);
            assertThat(teams.anonymous().get(path).status()).isEqualTo(401);
        }
    }
}
