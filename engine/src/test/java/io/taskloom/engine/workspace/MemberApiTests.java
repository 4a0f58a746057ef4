package io.taskloom.engine.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
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
class MemberApiTests {

    @Autowired
    private TestTeam teams;

    @Autowired
    private WorkspaceMembers members;

    private TestTeam.Team team;

    @BeforeEach
    void newTeam() {
        team = teams.team();
    }

    private String member(PersonId person) {
        return "/api/v1/workspaces/%s/members/%s".formatted(team.workspace(), person);
    }

    private int put(TestTeam.Somebody by, PersonId person, String role) {
        return by.api()
                .send("PUT", member(person), "{\"role\": \"%s\"}".formatted(role), Map.of())
                .status();
    }

    @Test
    void whoCreatesAWorkspaceOwnsItAndFindsIt() {
        var made = team.stranger().api().post("/api/v1/workspaces", "{\"name\": \" Home \"}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().path("name").asText()).isEqualTo("Home");
        assertThat(made.body().path("role").asText()).isEqualTo("owner");
        assertThat(team.stranger().api().get("/api/v1/workspaces").body().path("items"))
                .containsExactly(made.body());
        assertThat(team.stranger()
                        .api()
                        .get("/api/v1/me")
                        .body()
                        .at("/workspaces/0/name")
                        .asText())
                .isEqualTo("Home");
        assertThat(team.stranger()
                        .api()
                        .post("/api/v1/workspaces", "{\"name\": \"  \"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theLastOwnerCanNeitherLeaveNorStepDown() {
        PersonId owner = team.owner().id();

        var refused = team.owner().api().send("DELETE", member(owner), "", Map.of());
        assertThat(refused.type()).isEqualTo("last-owner");
        assertThat(refused.body().path("workspaceName").asText()).isEqualTo("Team");
        assertThat(put(team.owner(), owner, "member")).isEqualTo(409);

        assertThat(put(team.owner(), team.member().id(), "owner")).isEqualTo(200);
        assertThat(team.owner()
                        .api()
                        .send("DELETE", member(owner), "", Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(team.owner()
                        .api()
                        .get("/api/v1/workspaces/" + team.workspace())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobodyRaisesThemselves() {
        // given
        var plain = team.member();
        var admin = team.colleague();
        assertThat(put(team.owner(), admin.id(), "admin")).isEqualTo(200);
        String inProject = "/api/v1/projects/%s/members/%s"
                .formatted(team.project(), team.viewer().id());

        // then
        assertThat(put(plain, plain.id(), "admin")).isEqualTo(403);
        assertThat(put(plain, plain.id(), "owner")).isEqualTo(403);
        assertThat(put(admin, admin.id(), "owner")).isEqualTo(403);
        assertThat(plain.api()
                        .send("PATCH", member(plain.id()), "{\"role\": \"owner\"}", Map.of())
                        .status())
                .isEqualTo(405);
        assertThat(team.viewer()
                        .api()
                        .send("PUT", inProject, "{\"role\": \"owner\"}", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(members.list(team.owner().actor(), team.workspace()))
                .filteredOn(each -> each.role() != WorkspaceRole.MEMBER)
                .hasSize(2);
    }

    @Test
    void adminsManageMembersButNotOwners() {
        put(team.owner(), team.member().id(), "admin");

        assertThat(put(team.member(), team.colleague().id(), "admin")).isEqualTo(200);
        assertThat(put(team.member(), team.colleague().id(), "owner")).isEqualTo(403);
        assertThat(put(team.member(), team.owner().id(), "member")).isEqualTo(403);
        assertThat(put(team.viewer(), team.colleague().id(), "member")).isEqualTo(403);
        assertThat(put(team.stranger(), team.colleague().id(), "member")).isEqualTo(404);
    }

    @Test
    void whoIsKnownFromAnotherWorkspaceIsAddedAndAStrangerIsNotEvenThere() {
        // given
        var friend = teams.somebody("Fred");
        var other = teams.team();
        members.admit(friend.actor(), other.workspace(), WorkspaceRole.MEMBER);
        members.admit(team.owner().actor(), other.workspace(), WorkspaceRole.MEMBER);
        PersonId nobody = new PersonId(Ids.next());

        // when
        String body = "{\"role\": \"member\"}";
        var stranger = team.owner().api().send("PUT", member(team.stranger().id()), body, Map.of());
        var unknown = team.owner().api().send("PUT", member(nobody), body, Map.of());

        // then
        assertThat(put(team.owner(), friend.id(), "member")).isEqualTo(200);
        assertThat(stranger.status()).isEqualTo(404);
        assertThat(stranger.text().replace(team.stranger().id().toString(), "X"))
                .isEqualTo(unknown.text().replace(nobody.toString(), "X"))
                .doesNotContain(team.stranger().email());
        assertThat(team.stranger().api().get("/api/v1/workspaces").body().path("items"))
                .isEmpty();
    }

    @Test
    void whoLeavesTheWorkspaceLeavesItsProjects() {
        String tasks = "/api/v1/projects/" + team.project() + "/tasks";
        assertThat(team.member().api().get(tasks).status()).isEqualTo(200);

        assertThat(team.member()
                        .api()
                        .send("DELETE", member(team.member().id()), "", Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(team.member().api().get(tasks).status()).isEqualTo(404);

        members.admit(team.member().actor(), team.workspace(), WorkspaceRole.MEMBER);
        assertThat(team.member().api().get(tasks).status()).isEqualTo(404);
    }

    @Test
    void anAdminOfTheWorkspaceOwnsItsProjects() {
        put(team.owner(), team.colleague().id(), "admin");

        var project = team.colleague().api().get("/api/v1/projects/" + team.project());

        assertThat(project.status()).isEqualTo(200);
        assertThat(project.body().path("role").asText()).isEqualTo("owner");
    }

    @Test
    void onlyMembersOfTheWorkspaceJoinItsProjects() {
        String path = "/api/v1/projects/%s/members/".formatted(team.project());

        // A stranger's id and nobody's get the same answer.
        for (PersonId outside : List.of(team.stranger().id(), new PersonId(Ids.next()))) {
            var refused = team.owner().api().send("PUT", path + outside, "{\"role\": \"member\"}", Map.of());
            assertThat(refused.type()).isEqualTo("not-in-workspace");
            assertThat(refused.text()).doesNotContain(team.stranger().email());
        }
        assertThat(team.owner()
                        .api()
                        .send("PUT", path + team.colleague().id(), "{\"role\": \"viewer\"}", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(team.owner()
                        .api()
                        .get("/api/v1/projects/%s/members".formatted(team.project()))
                        .body()
                        .path("items"))
                .hasSize(4);
    }

    @Test
    void aProjectIsPatchedByItsOwnersWithoutLosingSomebodysChange() {
        String path = "/api/v1/projects/" + team.project();

        var renamed = team.owner().api().send("PATCH", path, "{\"color\": \"#2f9e44\"}", Map.of("If-Match", "\"v1\""));
        assertThat(renamed.header("ETag")).isEqualTo("\"v2\"");
        assertThat(team.owner()
                        .api()
                        .send("PATCH", path, "{\"name\": \"x\"}", Map.of("If-Match", "\"v1\""))
                        .status())
                .isEqualTo(412);
        assertThat(team.owner()
                        .api()
                        .send("PATCH", path, "{\"color\": \"green\"}", Map.of())
                        .status())
                .isEqualTo(400);
        assertThat(team.member()
                        .api()
                        .send("PATCH", path, "{\"name\": \"x\"}", Map.of())
                        .status())
                .isEqualTo(403);
    }

    static Stream<Arguments> endpoints() {
        return Stream.of(
                Arguments.of("GET", "/api/v1/workspaces/{w}", null),
                Arguments.of("GET", "/api/v1/workspaces/{w}/members", null),
                Arguments.of("PUT", "/api/v1/workspaces/{w}/members/{m}", "{\"role\": \"member\"}"),
                Arguments.of("DELETE", "/api/v1/workspaces/{w}/members/{m}", null),
                Arguments.of("GET", "/api/v1/workspaces/{w}/projects", null),
                Arguments.of("POST", "/api/v1/workspaces/{w}/projects", "{\"name\": \"x\"}"),
                Arguments.of("GET", "/api/v1/projects/{p}", null),
                Arguments.of("PATCH", "/api/v1/projects/{p}", "{\"name\": \"x\"}"),
                Arguments.of("GET", "/api/v1/projects/{p}/members", null),
                Arguments.of("PUT", "/api/v1/projects/{p}/members/{m}", "{\"role\": \"member\"}"),
                Arguments.of("DELETE", "/api/v1/projects/{p}/members/{m}", null));
    }

    @Test
    void aProjectsLastOwnerLeavesItToNobody() {
        var founder = team.colleague();
        String project = founder.api()
                .post("/api/v1/workspaces/" + team.workspace() + "/projects", "{\"name\": \"Own\"}")
                .body()
                .path("id")
                .asText();
        String members = "/api/v1/projects/" + project + "/members/";
        founder.api().send("PUT", members + team.member().id(), "{\"role\": \"member\"}", Map.of());

        var refused = founder.api().send("DELETE", members + founder.id(), "", Map.of());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("last-project-owner");
        assertThat(founder.api()
                        .send("PUT", members + founder.id(), "{\"role\": \"viewer\"}", Map.of())
                        .status())
                .isEqualTo(409);

        founder.api().send("PUT", members + team.member().id(), "{\"role\": \"owner\"}", Map.of());
        assertThat(founder.api()
                        .send("DELETE", members + founder.id(), "", Map.of())
                        .status())
                .isEqualTo(204);
    }

    @Test
    void whoLostRightsReadsNoKeptAnswer() {
        String tasks = "/api/v1/projects/" + team.project() + "/tasks";
        var once = Map.of("Idempotency-Key", "k-" + team.project());
        String body = "{\"title\": \"Secret plan\"}";
        assertThat(team.member().api().send("POST", tasks, body, once).status()).isEqualTo(201);
        assertThat(team.member().api().send("POST", tasks, body, once).status()).isEqualTo(201);

        team.owner()
                .api()
                .send(
                        "DELETE",
                        "/api/v1/projects/" + team.project() + "/members/"
                                + team.member().id(),
                        "",
                        Map.of());

        var repeated = team.member().api().send("POST", tasks, body, once);
        assertThat(repeated.type()).isEqualTo("answer-withheld");
        assertThat(repeated.text()).doesNotContain("Secret plan");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void strangersSeeNothing(String method, String template, @Nullable String body) {
        String path = template.replace("{w}", team.workspace().toString())
                .replace("{p}", team.project().toString())
                .replace("{m}", team.member().id().toString());

        assertThat(teams.anonymous().send(method, path, body, Map.of()).status())
                .isEqualTo(401);
        var answer = team.stranger().api().send(method, path, body, Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(404);
    }
}
