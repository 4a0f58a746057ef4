package io.taskloom.engine.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.TestApi.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/** Columns of a work flow that are left by approval: quorum and four eyes (promise F7). */
@AutomationTest
@Timeout(60)
class ApprovalApiTests {

    @Autowired
    private Team teams;

    @Autowired
    private TaskService userTasks;

    @Autowired
    private IdentityService identity;

    @AfterEach
    void nobody() {
        identity.clearAuthentication();
    }

    /** A task that its member has made and handed in. */
    private String handedIn(Team.Place place, String model) {
        place.owner()
                .api()
                .send(
                        "PUT",
                        "/api/v1/projects/" + place.project() + "/work-flow",
                        Team.json(Map.of("automation", place.published(model))),
                        Map.of());
        String task = place.task("Write the report", "medium").path("id").asText();
        handIn(place, task, "doing");
        handIn(place, task, "review");
        return task;
    }

    private void handIn(Team.Place place, String task, String to) {
        assertThat(place.member()
                        .api()
                        .post("/api/v1/tasks/" + task + "/step", Team.json(Map.of("to", to)))
                        .status())
                .isEqualTo(200);
    }

    private Answer decide(Team.Somebody somebody, String task, String decision) {
        return somebody.api()
                .post(
                        "/api/v1/tasks/" + task + "/approval",
                        Team.json(Map.of("decision", decision, "comment", "Because")));
    }

    private JsonNode now(Team.Place place, String task) {
        return place.member().api().get("/api/v1/tasks/" + task).body();
    }

    @Test
    void whoHandedItInHasNoSayAndAnotherPairOfEyesDecides() throws IOException {
        Team.Place place = teams.place();
        String task = handedIn(place, WorkFlowApiTests.approved());

        assertThat(decide(place.member(), task, "approved").status()).isEqualTo(403);
        JsonNode asked =
                place.member().api().get("/api/v1/tasks/" + task + "/approval").body();
        assertThat(asked.path("needed").asInt()).isEqualTo(1);
        assertThat(asked.path("because").asText()).isEqualTo("four-eyes");
        Answer tooLong = place.designer()
                .api()
                .post(
                        "/api/v1/tasks/" + task + "/approval",
                        Team.json(Map.of("decision", "approved", "comment", "y".repeat(2_001))));
        assertThat(tooLong.status()).isEqualTo(400);
        Answer approved = decide(place.designer(), task, "approved");

        assertThat(approved.body().path("status").asText()).isEqualTo("done");
        JsonNode changes =
                place.member().api().get("/api/v1/tasks/" + task + "/changes").body();
        assertThat(changes.path("items").findValuesAsText("type")).startsWith("completed", "approved");
        assertThat(changes.at("/items/1/actor/id").asText())
                .isEqualTo(place.designer().id().toString());
        assertThat(changes.at("/items/1/fields/0/to").asText()).isEqualTo("Because");
    }

    @Test
    void itTakesAsManyAsTheModelAsksFor() throws IOException {
        Team.Place place = teams.place();
        String task = handedIn(
                place,
                WorkFlowApiTests.approved()
                        .replace("name=\"approvals\" value=\"1\"", "name=\"approvals\" value=\"2\""));

        assertThat(decide(place.designer(), task, "approved")
                        .body()
                        .at("/step/id")
                        .asText())
                .isEqualTo("review");
        assertThat(decide(place.designer(), task, "approved").status()).isEqualTo(409);
        assertThat(now(place, task).at("/step/id").asText()).isEqualTo("review");

        assertThat(decide(place.owner(), task, "approved").body().path("status").asText())
                .isEqualTo("done");
    }

    @Test
    void oneWhoRejectsSendsItBackAndTheNextRoundBeginsAnew() throws IOException {
        Team.Place place = teams.place();
        String task = handedIn(place, WorkFlowApiTests.approved());

        assertThat(decide(place.designer(), task, "rejected")
                        .body()
                        .at("/step/id")
                        .asText())
                .isEqualTo("doing");
        assertThat(decide(place.designer(), task, "approved").status()).isEqualTo(409);
        handIn(place, task, "review");

        assertThat(decide(place.designer(), task, "approved")
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("done");
    }

    @Test
    void noOtherDoorLeadsPastTheApproval() throws IOException {
        Team.Place place = teams.place();
        String task = handedIn(place, WorkFlowApiTests.approved());
        var api = place.owner().api();

        assertThat(api.post("/api/v1/tasks/" + task + "/step", "{\"to\": \"done\"}")
                        .status())
                .isEqualTo(409);
        assertThat(api.post("/api/v1/tasks/" + task + "/complete", "{}").status())
                .isEqualTo(409);
        String userTask = Objects.requireNonNull(userTasks
                        .createTaskQuery()
                        .processInstanceBusinessKey(task)
                        .singleResult())
                .getId();
        identity.setAuthentication(
                place.owner().id().toString(),
                List.of("admin"),
                List.of(place.workspace().toString()));
        assertThatThrownBy(() -> userTasks.complete(userTask)).isNotNull();
        identity.clearAuthentication();
        assertThat(now(place, task).at("/step/id").asText()).isEqualTo("review");
        assertThat(api.post("/api/v1/tasks/" + task + "/cancel", "").status()).isEqualTo(200);
    }
}
