package io.taskloom.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.event.PersonId;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class HandOverApiTests {

    @Autowired
    private TestTeam teams;

    @Autowired
    private TaskService engine;

    private TestTeam.Team team;

    @BeforeEach
    void newTeam() {
        team = teams.team();
    }

    private JsonNode assigned(String title, PersonId... people) {
        return team.task(
                title,
                ", \"assignees\": [%s]"
                        .formatted(String.join(
                                ", ",
                                Arrays.stream(people).map("\"%s\""::formatted).toList())));
    }

    private TestApi.Answer remove(TestTeam.Somebody by, String from, PersonId person, PersonId heir) {
        return by.api().send("DELETE", "/api/v1%s/members/%s?tasksTo=%s".formatted(from, person, heir), "", Map.of());
    }

    private String workspace() {
        return "/workspaces/" + team.workspace();
    }

    private String project() {
        return "/projects/" + team.project();
    }

    private JsonNode now(JsonNode task) {
        return team.owner()
                .api()
                .get("/api/v1/tasks/" + task.path("id").asText())
                .body();
    }

    private static String[] holders(JsonNode task) {
        return StreamSupport.stream(task.path("assignees").spliterator(), false)
                .map(person -> person.path("id").asText())
                .toArray(String[]::new);
    }

    @Test
    void openTasksOfWhoLeavesAreTheOthersAlsoInTheProcessAndWhatIsDoneStaysAsItWas() {
        // given
        String mia = team.member().id().toString();
        String olga = team.owner().id().toString();
        var open = assigned("Open", team.member().id());
        var shared = assigned("Shared", team.member().id(), team.owner().id());
        var done = assigned("Done", team.member().id());
        team.member().api().post("/api/v1/tasks/" + done.path("id").asText() + "/complete", "{}");

        // when
        var answer = remove(
                team.owner(), workspace(), team.member().id(), team.owner().id());

        // then
        assertThat(answer.status()).isEqualTo(204);
        assertThat(holders(now(open))).containsExactly(olga);
        assertThat(holders(now(shared))).containsExactly(olga);
        assertThat(holders(now(done))).containsExactly(mia);
        assertThat(engine.createTaskQuery()
                        .processInstanceBusinessKey(open.path("id").asText())
                        .singleResult()
                        .getAssignee())
                .isEqualTo(olga);
        assertThat(team.owner()
                        .api()
                        .get("/api/v1/tasks/%s/changes"
                                .formatted(open.path("id").asText()))
                        .body()
                        .at("/items/0/actor/id")
                        .asText())
                .isEqualTo(olga);
    }

    @Test
    void whoDoesNotSeeTheProjectCanNotHaveItsTasksAndNobodyLeaves() {
        // given
        var open = assigned("Open", team.member().id());

        // when
        var answer = remove(
                team.owner(), workspace(), team.member().id(), team.colleague().id());

        // then
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.type()).isEqualTo("heir-sees-not-all");
        assertThat(answer.body().path("projects")).hasSize(1);
        assertThat(holders(now(open))).containsExactly(team.member().id().toString());
        assertThat(team.member().api().get("/api/v1" + project()).status()).isEqualTo(200);
    }

    @Test
    void whoLeavesAProjectHandsOverWhatIsOpenThere() {
        // given
        var open = assigned("Open", team.member().id());

        // when
        var answer = remove(
                team.member(), project(), team.member().id(), team.viewer().id());

        // then
        assertThat(answer.status()).isEqualTo(204);
        assertThat(holders(now(open))).containsExactly(team.viewer().id().toString());
        assertThat(team.member().api().get("/api/v1" + project()).status()).isEqualTo(404);
    }

    @Test
    void theLastOwnerStaysWithTheirTasks() {
        // given
        var open = assigned("Open", team.owner().id());

        // when
        var answer = remove(
                team.owner(), workspace(), team.owner().id(), team.member().id());

        // then
        assertThat(answer.type()).isEqualTo("last-owner");
        assertThat(holders(now(open))).containsExactly(team.owner().id().toString());
    }

    @Test
    void onlyWhoMayTakeSomebodyOutMovesTheirTasks() {
        // given
        var open = assigned("Open", team.member().id());
        PersonId mia = team.member().id();

        // when, then
        assertThat(remove(team.viewer(), project(), mia, team.viewer().id()).status())
                .isEqualTo(403);
        assertThat(remove(team.colleague(), workspace(), mia, team.colleague().id())
                        .status())
                .isEqualTo(403);
        assertThat(remove(team.stranger(), workspace(), mia, team.stranger().id())
                        .status())
                .isEqualTo(404);
        assertThat(remove(team.owner(), workspace(), mia, mia).status()).isEqualTo(400);
        assertThat(team.owner()
                        .api()
                        .send("DELETE", "/api/v1%s/members/%s?tasksTo=me".formatted(project(), mia), "", Map.of())
                        .status())
                .isEqualTo(400);
        assertThat(holders(now(open))).containsExactly(mia.toString());
    }
}
