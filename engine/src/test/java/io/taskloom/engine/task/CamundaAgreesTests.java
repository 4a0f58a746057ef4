package io.taskloom.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/** What is done through the engine's own services, as Tasklist and Cockpit do, moves our rows or is refused. */
@EngineTest
@Timeout(60)
class CamundaAgreesTests {

    @Autowired
    private TestTeam teams;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identity;

    private TestTeam.Team team;
    private JsonNode task;

    @BeforeEach
    void aTask() {
        team = teams.team();
        task = team.task("Buy milk", ", \"dueAt\": \"2031-01-01T10:00:00Z\", \"reminders\": [{\"before\": \"PT1H\"}]");
    }

    @AfterEach
    void nobody() {
        identity.clearAuthentication();
    }

    private static Throwable root(Throwable refused) {
        return refused.getCause() == null ? refused : root(refused.getCause());
    }

    /** As an admin, whom Camunda itself refuses nothing: what is refused then is refused by our use case. */
    private void signIn(TestTeam.Somebody somebody) {
        identity.setAuthentication(
                somebody.id().toString(),
                List.of("admin"),
                List.of(team.workspace().toString()));
    }

    private JsonNode now() {
        return team.member()
                .api()
                .get("/api/v1/tasks/" + task.path("id").asText())
                .body();
    }

    private String instance() {
        return task.at("/process/instanceId").asText();
    }

    private String userTask() {
        return Objects.requireNonNull(
                        tasks.createTaskQuery().processInstanceId(instance()).singleResult())
                .getId();
    }

    private JsonNode lastChange() {
        return team.member()
                .api()
                .get("/api/v1/tasks/" + task.path("id").asText() + "/changes")
                .body()
                .at("/items/0");
    }

    @Test
    void completedThereIsDoneHereByThatPerson() {
        String userTask = userTask();
        signIn(team.owner());

        tasks.complete(userTask);

        assertThat(now().path("status").asText()).isEqualTo("done");
        assertThat(lastChange().path("type").asText()).isEqualTo("completed");
        assertThat(lastChange().at("/actor/id").asText())
                .isEqualTo(team.owner().id().toString());
    }

    @Test
    void whatRepeatsIsThereAgainWhenItIsCompletedThere() {
        String id = task.path("id").asText();
        team.member().api().send("PUT", "/api/v1/tasks/" + id + "/recurrence", "{\"rule\": \"FREQ=DAILY\"}", Map.of());
        signIn(team.owner());

        tasks.complete(userTask());

        assertThat(team.member()
                        .api()
                        .get("/api/v1/tasks/" + id + "/recurrence")
                        .body()
                        .at("/next/status")
                        .asText())
                .isEqualTo("todo");
    }

    @Test
    void whoMayNotCompleteHereMayNotThere() {
        String userTask = userTask();
        for (var nobody : new TestTeam.Somebody[] {team.stranger(), team.viewer()}) {
            signIn(nobody);

            assertThatThrownBy(() -> tasks.complete(userTask))
                    .satisfies(refused -> assertThat(root(refused)).isInstanceOf(Problem.class));
        }
        identity.clearAuthentication();
        assertThat(now().path("status").asText()).isEqualTo("todo");
        assertThat(tasks.createTaskQuery().processInstanceId(instance()).count())
                .isEqualTo(1);
    }

    @Test
    void cancelledThereIsCancelledHereByThatPerson() {
        signIn(team.owner());

        runtime.deleteProcessInstance(instance(), "not needed");

        assertThat(now().path("status").asText()).isEqualTo("cancelled");
        assertThat(lastChange().path("type").asText()).isEqualTo("cancelled");
        assertThat(lastChange().at("/actor/id").asText())
                .isEqualTo(team.owner().id().toString());
        assertThat(team.member()
                        .api()
                        .get("/api/v1/tasks/" + task.path("id").asText() + "/reminders")
                        .body()
                        .at("/items/0/state")
                        .asText())
                .isEqualTo("removed");
    }

    @Test
    void aCancelledTaskCanBeReopenedHere() {
        runtime.deleteProcessInstance(instance(), "not needed");

        var reopened = team.member()
                .api()
                .send("POST", "/api/v1/tasks/" + task.path("id").asText() + "/reopen", "", Map.of());

        assertThat(reopened.status()).isEqualTo(200);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(
                                reopened.body().at("/process/instanceId").asText())
                        .count())
                .isEqualTo(1);
    }
}
