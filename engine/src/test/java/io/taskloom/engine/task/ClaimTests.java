package io.taskloom.engine.task;

import static io.taskloom.engine.Team.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestModels;
import io.taskloom.engine.bpm.Memberships;
import io.taskloom.engine.problem.Problem;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may take a step here may take it in Camunda's Tasklist, and nobody else; each side shows what the other did. */
@AutomationTest
class ClaimTests {

    @Autowired
    private Team team;

    @Autowired
    private Memberships memberships;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService camunda;

    private Place place;

    @BeforeEach
    void aTeam() {
        place = team.place();
    }

    @AfterEach
    void nobody() {
        identity.clearAuthentication();
    }

    /** As the sign-in to Camunda's pages does it. */
    private void signIn(Team.Somebody somebody) {
        var teams = memberships.of(somebody.id());
        identity.setAuthentication(
                somebody.id().toString(),
                List.copyOf(teams.groups()),
                teams.workspaces().stream().map(Object::toString).toList());
    }

    private JsonNode step(String attributes) {
        String automation = place.published(
                TestModels.process("", "<bpmn:userTask id=\"step\" name=\"Look\" " + attributes + "/>"));
        Answer started = place.designer()
                .api()
                .post("/api/v1/automations/" + automation + "/start", json(Map.of("variables", Map.of())));
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        JsonNode items = place.designer()
                .api()
                .get("/api/v1/projects/" + place.project() + "/tasks")
                .body()
                .path("items");
        return items.get(0);
    }

    private List<Task> tasklist(Team.Somebody somebody) {
        signIn(somebody);
        try {
            return camunda.createTaskQuery().list();
        } finally {
            identity.clearAuthentication();
        }
    }

    private JsonNode now(JsonNode task) {
        return place.owner()
                .api()
                .get("/api/v1/tasks/" + task.path("id").asText())
                .body();
    }

    private Answer call(Team.Somebody by, JsonNode task, String what) {
        return by.api().post("/api/v1/tasks/" + task.path("id").asText() + "/" + what, "");
    }

    private String holder(JsonNode task) {
        return String.valueOf(camunda.createTaskQuery()
                .processInstanceId(task.at("/process/instanceId").asText())
                .singleResult()
                .getAssignee());
    }

    private static Throwable root(Throwable refused) {
        return refused.getCause() == null ? refused : root(refused.getCause());
    }

    @Test
    void aClaimHereShowsInTasklistAndIsGivenBackThereToo() {
        JsonNode step = step("");

        assertThat(call(place.member(), step, "claim").status()).isEqualTo(200);
        assertThat(holder(step)).isEqualTo(place.member().id().toString());
        assertThat(call(place.designer(), step, "claim").status()).isEqualTo(409);
        assertThat(call(place.designer(), step, "unclaim")
                        .body()
                        .path("assignees")
                        .size())
                .as("nothing happens")
                .isEqualTo(1);

        assertThat(call(place.member(), step, "unclaim")
                        .body()
                        .path("assignees")
                        .size())
                .isZero();
        assertThat(holder(step)).isEqualTo("null");
        assertThat(team.nobody()
                        .post("/api/v1/tasks/" + step.path("id").asText() + "/unclaim", "")
                        .status())
                .isEqualTo(401);
        assertThat(call(team.somebody("user"), step, "unclaim").status()).isEqualTo(404);
    }

    @Test
    void aClaimInTasklistMovesOurRowWithThatPerson() {
        JsonNode step = step("");
        String id = tasklist(place.member()).getFirst().getId();

        signIn(place.member());
        camunda.claim(id, place.member().id().toString());
        identity.clearAuthentication();

        assertThat(now(step).at("/assignees/0/id").asText())
                .isEqualTo(place.member().id().toString());
        JsonNode change = place.owner()
                .api()
                .get("/api/v1/tasks/" + step.path("id").asText() + "/changes")
                .body()
                .at("/items/0");
        assertThat(change.at("/actor/id").asText())
                .isEqualTo(place.member().id().toString());

        signIn(place.member());
        camunda.setAssignee(id, null);
        identity.clearAuthentication();
        assertThat(now(step).path("assignees").size()).isZero();
    }

    @Test
    void aTaskOfOnesOwnIsInOnesTasklistAndCanBeGivenAwayThere() {
        Answer made = place.member()
                .api()
                .post(
                        "/api/v1/projects/" + place.project() + "/tasks",
                        json(Map.of(
                                "title",
                                "Mine",
                                "assignees",
                                List.of(place.member().id().toString()))));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(tasklist(place.designer())).isEmpty();
        String id = tasklist(place.member()).getFirst().getId();

        signIn(place.member());
        camunda.setAssignee(id, place.designer().id().toString());
        identity.clearAuthentication();

        assertThat(now(made.body()).at("/assignees/0/id").asText())
                .isEqualTo(place.designer().id().toString());
        place.member()
                .api()
                .send(
                        "PATCH",
                        "/api/v1/tasks/" + made.body().path("id").asText(),
                        json(Map.of("assignees", List.of(place.owner().id().toString()))),
                        Map.of());
        assertThat(holder(made.body())).isEqualTo(place.owner().id().toString());
    }

    @Test
    void tasklistShowsWhatOneMayTakeAndNothingElse() {
        Place others = team.place();
        step("");

        assertThat(tasklist(place.member())).hasSize(1);
        assertThat(tasklist(place.owner())).hasSize(1);
        assertThat(tasklist(others.owner())).isEmpty();
        assertThat(tasklist(team.somebody("user"))).isEmpty();
        team.leaves(place, place.member());
        assertThat(tasklist(place.member())).isEmpty();
    }

    @Test
    void aStepForOwnersIsNotForMembersOnEitherSide() {
        JsonNode step = step("camunda:candidateGroups=\"owner\"");

        assertThat(call(place.member(), step, "claim").status()).isEqualTo(403);
        assertThat(call(place.member(), step, "complete").status()).isEqualTo(403);
        assertThat(place.member()
                        .api()
                        .send("PATCH", "/api/v1/tasks/" + step.path("id").asText(), "{\"status\": \"done\"}", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(tasklist(place.member())).isEmpty();
        String id = tasklist(place.owner()).getFirst().getId();
        identity.setAuthentication(
                place.member().id().toString(),
                List.of("admin"),
                List.of(place.workspace().toString()));
        assertThatThrownBy(() -> camunda.complete(id))
                .satisfies(refused -> assertThat(root(refused)).isInstanceOf(Problem.class));
        assertThatThrownBy(() -> camunda.claim(id, place.member().id().toString()))
                .satisfies(refused -> assertThat(root(refused)).isInstanceOf(Problem.class));
        identity.clearAuthentication();

        assertThat(call(place.owner(), step, "claim").status()).isEqualTo(200);
        assertThat(call(place.owner(), step, "complete").body().path("status").asText())
                .isEqualTo("done");
    }

    @Test
    void aStepOfferedToAPersonIsTheirsToTake() {
        JsonNode step =
                step("camunda:candidateUsers=\"%s\"".formatted(place.member().id()));

        assertThat(tasklist(place.designer())).isEmpty();
        assertThat(call(place.designer(), step, "claim").status()).isEqualTo(403);
        assertThat(tasklist(place.member())).hasSize(1);
        assertThat(call(place.member(), step, "claim").status()).isEqualTo(200);
    }

    @Test
    void theRoleOfAWorkspaceIsNoRightInCamunda() {
        var owner = memberships.of(place.owner().id());

        assertThat(owner.groups())
                .doesNotContain("admin", "owner", "member")
                .allMatch(group -> group.startsWith("project:"));
        assertThat(owner.workspaces()).containsExactly(place.workspace());
        assertThat(memberships.of(team.somebody("user").id()).groups()).isEmpty();
    }

    @Test
    void aFormIsCheckedInTasklistToo() {
        Answer drafted = place.designer()
                .api()
                .post(
                        "/api/v1/workspaces/" + place.workspace() + "/automations",
                        json(Map.of(
                                "name",
                                "Form",
                                "bpmn",
                                TestModels.process(
                                        "",
                                        "<bpmn:userTask id=\"step\" name=\"Look\" camunda:formRef=\"f\" camunda:formRefBinding=\"deployment\" />"),
                                "forms",
                                Map.of(
                                        "f",
                                        Map.of(
                                                "components",
                                                List.of(Map.of(
                                                        "type",
                                                        "number",
                                                        "key",
                                                        "amount",
                                                        "validate",
                                                        Map.of("max", 5))))))));
        String automation = drafted.body().path("id").asText();
        place.designer().api().post("/api/v1/automations/" + automation + "/publish", "{\"draftVersion\": 1}");
        place.designer().api().post("/api/v1/automations/" + automation + "/start", "");
        String id = tasklist(place.member()).getFirst().getId();
        signIn(place.member());

        assertThatThrownBy(() -> camunda.complete(id, Map.of("amount", 6)))
                .satisfies(refused -> assertThat(root(refused)).isInstanceOf(Problem.class));
        camunda.complete(id, Map.of("amount", 5));

        identity.clearAuthentication();
        assertThat(place.runs(automation).at("/0/state").asText()).isEqualTo("completed");
    }
}
