package io.taskloom.engine.task.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.problem.Conflict;
import io.taskloom.engine.problem.Locked;
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

/** What is refused over HTTP is refused in Tasklist and Cockpit, which call the engine's own services, as well. */
@EngineTest
@Timeout(60)
class RefusedInCamundaTests {

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
        task = team.task("Paint", "");
    }

    @AfterEach
    void nobody() {
        identity.clearAuthentication();
    }

    private String path() {
        return "/api/v1/tasks/" + task.path("id").asText();
    }

    private String instance() {
        return task.at("/process/instanceId").asText();
    }

    private String userTask() {
        return Objects.requireNonNull(
                        tasks.createTaskQuery().processInstanceId(instance()).singleResult())
                .getId();
    }

    /** As an admin, whom Camunda itself refuses nothing. */
    private void ownerSignsIn() {
        identity.setAuthentication(
                team.owner().id().toString(),
                List.of("admin"),
                List.of(team.workspace().toString()));
    }

    private void refused(Runnable act, Class<? extends Problem> kind) {
        assertThatThrownBy(act::run)
                .satisfies(thrown -> assertThat(root(thrown)).isInstanceOf(kind));
        identity.clearAuthentication();
        assertThat(team.member().api().get(path()).body().path("status").asText())
                .isEqualTo("todo");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(instance())
                        .count())
                .isEqualTo(1);
    }

    private static Throwable root(Throwable thrown) {
        return thrown.getCause() == null ? thrown : root(thrown.getCause());
    }

    @Test
    void aBlockedTaskIsNotCompletedThere() {
        JsonNode plaster = team.task("Plaster", "");
        team.member().api().post(path() + "/dependencies", """
                {"kind": "blocked_by", "taskId": "%s"}""".formatted(
                        plaster.path("id").asText()));
        String userTask = userTask();
        ownerSignsIn();

        refused(() -> tasks.complete(userTask), Conflict.class);
    }

    @Test
    void aTaskThatSomebodyEditsIsNeitherCompletedNorCancelledThere() {
        team.member().api().send("PUT", path() + "/lease", "{\"duration\": \"PT10M\"}", Map.of());
        String userTask = userTask();
        ownerSignsIn();

        refused(() -> tasks.complete(userTask), Locked.class);
        ownerSignsIn();
        refused(() -> runtime.deleteProcessInstance(instance(), "not needed"), Locked.class);
    }
}
