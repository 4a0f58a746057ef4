package io.taskloom.engine.workspace.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.TestTeam.Somebody;
import io.taskloom.engine.TestTokens;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.Processes;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.project.ProjectMembers;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.workspace.WorkspaceMembers;
import io.taskloom.engine.workspace.WorkspaceRole;
import io.taskloom.standalone.Services;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@Timeout(90)
class InvitationApiTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern LINK = Pattern.compile("/invitations/([A-Za-z0-9_-]{43})\\b");

    @Autowired
    private TestTeam teams;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private WorkspaceMembers members;

    @Autowired
    private ProjectMembers projectMembers;

    @Autowired
    private Processes processes;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private TestTeam.Team team;
    private Somebody nina;

    @BeforeEach
    void newTeam() {
        team = teams.team();
        nina = teams.somebody("Nina");
    }

    private String invitations() {
        return "/api/v1/workspaces/" + team.workspace() + "/invitations";
    }

    private String projectInvitations() {
        return "/api/v1/projects/" + team.project() + "/invitations";
    }

    private TestApi.Answer invite(Somebody by, String path, String email, String more) {
        return by.api().post(path, "{\"email\": \"%s\"%s}".formatted(email, more));
    }

    private TestApi.Answer invite(String email) {
        return invite(team.owner(), invitations(), email, "");
    }

    /** Links in the mails to somebody, newest first, once there are that many. */
    private static List<String> links(String email, int count) {
        return await().atMost(PATIENCE)
                .until(
                        () -> Services.shared().mail().messages(email).stream()
                                .map(mail -> LINK.matcher(mail.text()))
                                .filter(Matcher::find)
                                .map(link -> link.group(1))
                                .toList(),
                        found -> found.size() >= count);
    }

    private static String link(Somebody to) {
        return "/api/v1/invitations/" + links(to.email(), 1).getFirst();
    }

    private List<String> events(String id) {
        return jdbc.sql("select type from event where subject_id = ? order by seq")
                .param(UUID.fromString(id))
                .query(String.class)
                .list();
    }

    private long instances(String id) {
        return jdbc.sql("select count(*) from act_ru_execution where business_key_ = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    @Test
    void whoIsInvitedGetsAMailAndJoinsByItsLink() {
        // given
        var made = invite(team.owner(), invitations(), nina.email(), ", \"role\": \"admin\"");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String id = made.body().path("id").asText();
        assertThat(made.body().path("state").asText()).isEqualTo("open");
        assertThat(team.owner().api().get(invitations()).body().path("items")).hasSize(1);

        // when
        String link = link(nina);
        var seen = nina.api().get(link);
        var joined = nina.api().post(link, "");

        // then
        assertThat(seen.body().path("workspaceName").asText()).isEqualTo("Team");
        assertThat(seen.body().at("/invitedBy/id").asText())
                .isEqualTo(team.owner().id().toString());
        assertThat(joined.status()).as(joined.text()).isEqualTo(200);
        assertThat(joined.body().path("state").asText()).isEqualTo("accepted");
        assertThat(nina.api()
                        .get("/api/v1/workspaces/" + team.workspace())
                        .body()
                        .path("role")
                        .asText())
                .isEqualTo("admin");
        assertThat(team.owner().api().get(invitations()).body().path("items")).isEmpty();
        assertThat(events(id)).containsExactly("InvitationSent", "InvitationAccepted");
        assertThat(instances(id)).isZero();
    }

    @Test
    void theMailSaysWhoInvitesWhereTo() {
        invite(nina.email());
        links(nina.email(), 1);

        var mail = Services.shared().mail().messages(nina.email()).getFirst();

        assertThat(mail.subject()).startsWith("Olga").endsWith("invites you to Team");
        assertThat(mail.html()).contains("See the invitation", "/invitations/");
    }

    @Test
    void onceTheMailIsOutThatIsNoted() {
        invite(nina.email());

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(team.owner()
                        .api()
                        .get(invitations())
                        .body()
                        .at("/items/0/mail")
                        .asText())
                .isEqualTo("sent"));
    }

    @Test
    void theSecretStandsNowhereButInTheMail() {
        invite(nina.email());
        String token = links(nina.email(), 1).getFirst();

        List<String> columns = jdbc.sql("""
                        select format('select count(*) from %I where %I::text like ''%%%s%%''', table_name, column_name, ?)
                        from information_schema.columns
                        where table_schema = current_schema() and data_type in ('text', 'character varying', 'jsonb', 'bytea')
                          and table_name not like 'event\\_2%'""").param(token).query(String.class).list();

        assertThat(columns).hasSizeGreaterThan(50);
        assertThat(columns).allSatisfy(query -> assertThat(
                        jdbc.sql(query).query(Long.class).single())
                .as(query)
                .isZero());
        assertThat(jdbc.sql("select count(*) from act_ge_bytearray where position(cast(? as bytea) in bytes_) > 0")
                        .param(token.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void onlyTheInvitedAddressCanAnswer() {
        invite(nina.email());
        String link = link(nina);

        for (String method : List.of("GET", "POST", "DELETE")) {
            var refused = team.stranger().api().send(method, link, "", Map.of());
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.type()).isEqualTo("invitation-for-another");
            assertThat(refused.body().path("invited").asText()).isEqualTo("n…@taskloom.example");
            assertThat(refused.text()).doesNotContain(nina.email());
            assertThat(teams.anonymous().send(method, link, "", Map.of()).status())
                    .isEqualTo(401);
        }
        var unverified = new TestApi(
                port, tokens.with(claims -> claims.subject(Ids.next().toString())
                        .claim("email", nina.email())
                        .claim("email_verified", false)));
        assertThat(unverified.post(link, "").type()).isEqualTo("email-not-verified");
        assertThat(nina.api().post(link, "").status()).isEqualTo(200);
    }

    @Test
    void theCaseOfTheAddressDoesNotMatter() {
        invite(nina.email().toUpperCase(java.util.Locale.ROOT));

        String link = "/api/v1/invitations/"
                + links(nina.email().toUpperCase(java.util.Locale.ROOT), 1).getFirst();

        assertThat(nina.api().post(link, "").status()).isEqualTo(200);
    }

    @Test
    void whoAcceptsTwiceAtOnceJoinsOnce() throws Exception {
        String id = invite(nina.email()).body().path("id").asText();
        String link = link(nina);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> both = IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> nina.api().post(link, "").status())
                    .toList();
            for (var answer : threads.invokeAll(both)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        assertThat(events(id)).containsExactly("InvitationSent", "InvitationAccepted");
        assertThat(jdbc.sql("select count(*) from event where type = 'MemberAdded' and data ->> 'person' = ?")
                        .param(nina.id().toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anOpenInvitationIsRenewedInsteadOfDoubled() {
        String id = invite(nina.email()).body().path("id").asText();
        links(nina.email(), 1);

        var again = invite(team.owner(), invitations(), nina.email(), ", \"role\": \"admin\"");

        assertThat(again.body().path("id").asText()).isEqualTo(id);
        assertThat(again.body().path("role").asText()).isEqualTo("admin");
        assertThat(team.owner().api().get(invitations()).body().path("items")).hasSize(1);
        assertThat(instances(id)).isPositive();
        List<String> links = links(nina.email(), 2);
        assertThat(links.get(0)).isNotEqualTo(links.get(1));
        assertThat(nina.api().get("/api/v1/invitations/" + links.get(1)).status())
                .as("the first mail's link is good as well")
                .isEqualTo(200);
    }

    @Test
    void itCanBeSentOnceMoreAndThenHoldsLonger() {
        var made = invite(nina.email()).body();
        jdbc.sql("update invitation set expires_at = now() + interval '1 hour' where id = ?")
                .param(UUID.fromString(made.path("id").asText()))
                .update();

        var again =
                team.owner().api().post(invitations() + "/" + made.path("id").asText() + "/resend", "");

        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(Instant.parse(again.body().path("expiresAt").asText()))
                .isAfterOrEqualTo(Instant.parse(made.path("expiresAt").asText()));
        links(nina.email(), 2);
    }

    @Test
    void whatIsWithdrawnCanNotBeAccepted() {
        String id = invite(nina.email()).body().path("id").asText();
        String link = link(nina);

        assertThat(team.owner()
                        .api()
                        .send("DELETE", invitations() + "/" + id, "", Map.of())
                        .status())
                .isEqualTo(204);

        assertThat(nina.api().get(link).body().path("state").asText()).isEqualTo("withdrawn");
        var refused = nina.api().post(link, "");
        assertThat(refused.status()).isEqualTo(410);
        assertThat(refused.type()).isEqualTo("invitation-over");
        assertThat(instances(id)).isZero();
        assertThat(team.owner()
                        .api()
                        .post(invitations() + "/" + id + "/resend", "")
                        .status())
                .isEqualTo(410);
    }

    private void assertWithdrawn(String link) {
        assertThat(nina.api().get(link).body().path("state").asText()).isEqualTo("withdrawn");
        var refused = nina.api().post(link, "");
        assertThat(refused.status()).as(refused.text()).isEqualTo(410);
        assertThat(refused.type()).isEqualTo("invitation-over");
        assertThat(refused.body().path("state").asText()).isEqualTo("withdrawn");
        assertThat(nina.api().get("/api/v1/workspaces/" + team.workspace()).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"member", "gone"})
    void theInvitationOfAnAdminWhoIsNoneAnyMoreIsOver(String left) {
        // given
        members.put(team.owner().actor(), team.workspace(), team.colleague().id(), WorkspaceRole.ADMIN);
        String id = invite(team.colleague(), invitations(), nina.email(), "")
                .body()
                .path("id")
                .asText();
        String link = link(nina);

        // when
        if (left.equals("gone")) {
            members.remove(
                    team.owner().actor(), team.workspace(), team.colleague().id(), null);
        } else {
            members.put(team.owner().actor(), team.workspace(), team.colleague().id(), WorkspaceRole.MEMBER);
        }

        // then
        assertWithdrawn(link);
        // Somebody who may can still stand in for it.
        assertThat(team.owner()
                        .api()
                        .post(invitations() + "/" + id + "/resend", "")
                        .body()
                        .at("/invitedBy/id")
                        .asText())
                .isEqualTo(team.owner().id().toString());
        assertThat(nina.api().post(link, "").status()).isEqualTo(200);
    }

    @Test
    void theInvitationOfAnOwnerWhoIsAnAdminNowMakesNoOwner() {
        members.put(team.owner().actor(), team.workspace(), team.colleague().id(), WorkspaceRole.OWNER);
        invite(team.colleague(), invitations(), nina.email(), ", \"role\": \"owner\"");
        String link = link(nina);

        members.put(team.owner().actor(), team.workspace(), team.colleague().id(), WorkspaceRole.ADMIN);

        assertWithdrawn(link);
        assertThat(nina.api().send("DELETE", link, "", Map.of()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"left the project", "the project has gone"})
    void theInvitationOfAProjectsOwnerEndsWithThat(String how) {
        projectMembers.put(team.owner().actor(), team.project(), team.member().id(), ProjectRole.OWNER);
        invite(team.member(), projectInvitations(), nina.email(), "");
        String link = link(nina);

        if (how.equals("left the project")) {
            projectMembers.remove(
                    team.owner().actor(), team.project(), team.member().id(), null);
        } else {
            deleteProject();
        }

        assertWithdrawn(link);
    }

    @Test
    void anAdminsInvitationOutlivesItsProject() {
        invite(team.owner(), projectInvitations(), nina.email(), "");
        String link = link(nina);

        deleteProject();

        assertThat(nina.api().post(link, "").status()).isEqualTo(200);
        assertThat(nina.api().get("/api/v1/workspaces/" + team.workspace()).status())
                .isEqualTo(200);
    }

    @Test
    void whoRenewsAnInvitationDoesNotTakeItsBackingAway() {
        projectMembers.put(team.owner().actor(), team.project(), team.member().id(), ProjectRole.OWNER);
        String both = ", \"role\": \"admin\", \"projectId\": \"%s\"".formatted(team.project());
        assertThat(invite(team.owner(), invitations(), nina.email(), both).status())
                .isEqualTo(201);
        var renewed = invite(team.member(), projectInvitations(), nina.email(), "");

        assertThat(renewed.body().at("/invitedBy/id").asText())
                .isEqualTo(team.owner().id().toString());
        assertThat(nina.api().post(link(nina), "").status()).isEqualTo(200);
    }

    private void deleteProject() {
        var answer = team.owner().api().send("DELETE", "/api/v1/projects/" + team.project(), "", Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    @Test
    void whoDeclinesStaysOutAndCanBeInvitedAgain() {
        String id = invite(nina.email()).body().path("id").asText();
        String link = link(nina);

        var declined = nina.api().send("DELETE", link, "", Map.of());

        assertThat(declined.body().path("state").asText()).isEqualTo("declined");
        assertThat(nina.api().post(link, "").status()).isEqualTo(410);
        assertThat(nina.api().get("/api/v1/workspaces/" + team.workspace()).status())
                .isEqualTo(404);
        assertThat(instances(id)).isZero();
        assertThat(invite(nina.email()).body().path("id").asText()).isNotEqualTo(id);
    }

    @Test
    void afterItsLastDayItIsOver() {
        String id = invite(nina.email()).body().path("id").asText();
        String link = link(nina);
        UUID instance = jdbc.sql("select instance from invitation where id = ?")
                .param(UUID.fromString(id))
                .query(UUID.class)
                .single();
        var timer = processes.timers(new InstanceId(instance)).getFirst();

        processes.reschedule(timer.id(), Instant.now());

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        nina.api().get(link).body().path("state").asText())
                .isEqualTo("expired"));
        assertThat(nina.api().post(link, "").status()).isEqualTo(410);
        assertThat(events(id)).containsExactly("InvitationSent", "InvitationExpired");
        assertThat(instances(id)).isZero();
    }

    @Test
    void aLateTimerLengthensNothing() {
        String id = invite(nina.email()).body().path("id").asText();
        String link = link(nina);
        jdbc.sql("update invitation set expires_at = now() where id = ?")
                .param(UUID.fromString(id))
                .update();

        assertThat(nina.api().get(link).body().path("state").asText()).isEqualTo("expired");
        assertThat(nina.api().post(link, "").status()).isEqualTo(410);
    }

    @Test
    void anInvitationToAProjectIncludesItsWorkspace() {
        var made = invite(team.owner(), projectInvitations(), nina.email(), ", \"projectRole\": \"viewer\"");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.body().path("projectName").asText()).isEqualTo("Project");

        nina.api().post(link(nina), "");

        var project = nina.api().get("/api/v1/projects/" + team.project());
        assertThat(project.body().path("role").asText()).isEqualTo("viewer");
        assertThat(nina.api()
                        .get("/api/v1/workspaces/" + team.workspace())
                        .body()
                        .path("role")
                        .asText())
                .isEqualTo("member");
    }

    @Test
    void aMemberOfTheWorkspaceIsInTheProjectAtOnce() {
        var added = invite(team.owner(), projectInvitations(), team.colleague().email(), "");

        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.body().path("state").asText()).isEqualTo("accepted");
        assertThat(team.colleague()
                        .api()
                        .get("/api/v1/projects/" + team.project())
                        .body()
                        .path("role")
                        .asText())
                .isEqualTo("member");
        assertThat(invite(team.owner(), projectInvitations(), team.colleague().email(), "")
                        .type())
                .isEqualTo("already-member");
        assertThat(invite(team.owner(), invitations(), team.colleague().email(), "")
                        .type())
                .isEqualTo("already-member");
    }

    @Test
    void whoIsAnOwnerAlreadyStaysThat() {
        String id = invite(team.owner(), projectInvitations(), nina.email(), ", \"projectRole\": \"viewer\"")
                .body()
                .path("id")
                .asText();
        String link = link(nina);
        members.admit(nina.actor(), team.workspace(), WorkspaceRole.ADMIN);
        projectMembers.put(team.owner().actor(), team.project(), nina.id(), ProjectRole.OWNER);

        assertThat(nina.api().post(link, "").status()).isEqualTo(200);

        assertThat(events(id)).contains("InvitationAccepted");
        assertThat(nina.api()
                        .get("/api/v1/workspaces/" + team.workspace())
                        .body()
                        .path("role")
                        .asText())
                .isEqualTo("admin");
        assertThat(jdbc.sql("select role from project_member where person_id = ?")
                        .param(nina.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("owner");
    }

    @Test
    void oneAddressGetsOnlySoManyMailsADay() {
        String id = invite(nina.email()).body().path("id").asText();

        List<Integer> answers = IntStream.range(0, 7)
                .mapToObj(i -> team.owner()
                        .api()
                        .post(invitations() + "/" + id + "/resend", "")
                        .status())
                .toList();

        assertThat(answers).containsExactly(200, 200, 200, 200, 200, 429, 429);
        var refused = team.owner().api().post(invitations() + "/" + id + "/resend", "");
        assertThat(refused.header("Retry-After")).isNotEmpty();
    }

    @Test
    void aWorkspaceSendsOnlySoManyMailsAnHour() {
        jdbc.sql("""
                        insert into invitation_mail (workspace_id, invited_by, email_key, at)
                        select ?, ?, 'a' || i, now() from generate_series(1, 60) i""").params(team.workspace().value(), Ids.next()).update();

        assertThat(invite(nina.email()).status()).isEqualTo(429);
        assertThat(team.owner().api().get(invitations()).body().path("items"))
                .as("nothing is left of it")
                .isEmpty();
    }

    @Test
    void aWorkspaceHasOnlySoManyOpenInvitations() {
        jdbc.sql("""
                        insert into invitation (id, workspace_id, email, email_key, role, invited_by, created_at, expires_at,
                                                state, mail)
                        select gen_random_uuid(), ?, 'a' || i || '@example.com', 'a' || i || '@example.com', 'member', ?,
                               now(), now() + interval '1 day', 'open', 'sent' from generate_series(1, 200) i""")
                .params(team.workspace().value(), team.owner().id().value())
                .update();

        var refused = invite(nina.email());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("too-many-open-invitations");
    }

    @Test
    void whatSomebodyEndedInCockpitIsBegunAnew() {
        String id = invite(nina.email()).body().path("id").asText();
        await().atMost(PATIENCE).until(() -> jdbc.sql("select mail from invitation where id = ?")
                .param(UUID.fromString(id))
                .query(String.class)
                .single()
                .equals("sent"));
        UUID instance = jdbc.sql("select instance from invitation where id = ?")
                .param(UUID.fromString(id))
                .query(UUID.class)
                .single();
        processes.cancel(new InstanceId(instance), "test");

        assertThat(team.owner()
                        .api()
                        .post(invitations() + "/" + id + "/resend", "")
                        .status())
                .isEqualTo(200);

        links(nina.email(), 2);
        assertThat(nina.api().post(link(nina), "").status()).isEqualTo(200);
        assertThat(instances(id)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // who, role asked for, to the project?, answer
        "owner, owner, false, 201",
        "owner, admin, false, 201",
        "colleague, member, false, 403",
        "member, member, false, 403",
        "member, member, true, 403",
        "viewer, member, true, 403",
        "colleague, member, true, 404",
        "stranger, member, false, 404",
        "stranger, member, true, 404",
    })
    void whoMayInvite(String who, String role, boolean project, int answer) {
        String more =
                ", \"role\": \"%s\"%s".formatted(role, project ? ", \"projectId\": \"" + team.project() + "\"" : "");

        assertThat(invite(team.called(who), invitations(), nina.email(), more).status())
                .isEqualTo(answer);
        if (project) {
            assertThat(invite(team.called(who), projectInvitations(), nina.email(), "")
                            .status())
                    .isEqualTo(answer);
        }
    }

    @Test
    void anAdminMakesNoOwners() {
        members.put(team.owner().actor(), team.workspace(), team.colleague().id(), WorkspaceRole.ADMIN);

        assertThat(invite(team.colleague(), invitations(), nina.email(), ", \"role\": \"owner\"")
                        .status())
                .isEqualTo(403);
        assertThat(invite(team.colleague(), invitations(), nina.email(), ", \"role\": \"admin\"")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aProjectsOwnerInvitesToItAndManagesThat() {
        projectMembers.put(team.owner().actor(), team.project(), team.member().id(), ProjectRole.OWNER);

        var made = invite(team.member(), projectInvitations(), nina.email(), "");
        String one = invitations() + "/" + made.body().path("id").asText();

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(invite(team.member(), invitations(), nina.email(), "").status())
                .isEqualTo(403);
        assertThat(invite(
                                team.member(),
                                invitations(),
                                nina.email(),
                                ", \"role\": \"admin\", \"projectId\": \"" + team.project() + "\"")
                        .status())
                .isEqualTo(403);
        assertThat(team.member().api().get(projectInvitations()).body().path("items"))
                .hasSize(1);
        assertThat(team.member().api().post(one + "/resend", "").status()).isEqualTo(200);
        assertThat(team.viewer().api().post(one + "/resend", "").status()).isEqualTo(403);
        assertThat(team.colleague().api().send("DELETE", one, "", Map.of()).status())
                .isEqualTo(404);
        assertThat(team.member().api().send("DELETE", one, "", Map.of()).status())
                .isEqualTo(204);
    }

    @Test
    void whoOwnsTheProjectNoMoreTakesTheirInvitationsBackButSendsNone() {
        // given
        projectMembers.put(team.owner().actor(), team.project(), team.member().id(), ProjectRole.OWNER);
        var made = invite(team.member(), projectInvitations(), nina.email(), "");
        String one = invitations() + "/" + made.body().path("id").asText();

        // when
        projectMembers.put(team.owner().actor(), team.project(), team.member().id(), ProjectRole.MEMBER);

        // then
        assertThat(team.member().api().post(one + "/resend", "").status()).isEqualTo(403);
        assertThat(team.member().api().send("DELETE", one, "", Map.of()).status())
                .isEqualTo(204);
    }

    @Test
    void anInvitationIsManagedInItsOwnWorkspaceOnly() {
        String id = invite(nina.email()).body().path("id").asText();
        var other = teams.team();
        String elsewhere = "/api/v1/workspaces/" + other.workspace() + "/invitations/" + id;

        assertThat(other.owner().api().post(elsewhere + "/resend", "").status()).isEqualTo(404);
        assertThat(other.owner().api().send("DELETE", elsewhere, "", Map.of()).status())
                .isEqualTo(404);
        assertThat(invite(
                                other.owner(),
                                "/api/v1/workspaces/" + other.workspace() + "/invitations",
                                nina.email(),
                                ", \"projectId\": \"" + team.project() + "\"")
                        .status())
                .isEqualTo(404);
    }

    static Stream<Arguments> badInput() {
        return Stream.of(
                Arguments.of("{}", "email"),
                Arguments.of("{\"email\": \"nobody\"}", "email"),
                Arguments.of("{\"email\": \"a@b.example\\r\\nBcc: c@d.example\"}", "email"),
                Arguments.of("{\"email\": \"a@b.example\", \"role\": \"king\"}", "role"),
                Arguments.of("{\"email\": \"a@b.example\", \"more\": 1}", "more"));
    }

    @ParameterizedTest
    @MethodSource
    void badInput(String body, String field) {
        var refused = team.owner().api().post(invitations(), body);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.text()).contains(field);
    }

    @Test
    void aRoleThatProjectsDoNotHaveIsRefused() {
        var refused = invite(
                team.owner(),
                invitations(),
                nina.email(),
                ", \"projectId\": \"%s\", \"projectRole\": \"admin\"".formatted(team.project()));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo("projectRole");
    }

    @Test
    void whatNobodyWasSentOpensNothing() {
        for (String token : List.of("x", "A".repeat(43), "..%2f..%2fme")) {
            assertThat(nina.api().get("/api/v1/invitations/" + token).status()).isIn(400, 404);
            assertThat(nina.api().post("/api/v1/invitations/" + token, "").status())
                    .isIn(400, 404);
        }
    }

    static Stream<Arguments> endpoints() {
        String some = Ids.next().toString();
        return Stream.of(
                Arguments.of("GET", "/api/v1/workspaces/{w}/invitations", null, 403),
                Arguments.of("POST", "/api/v1/workspaces/{w}/invitations", "{\"email\": \"a@b.example\"}", 403),
                Arguments.of("POST", "/api/v1/workspaces/{w}/invitations/" + some + "/resend", "", 404),
                Arguments.of("DELETE", "/api/v1/workspaces/{w}/invitations/" + some, null, 404),
                Arguments.of("GET", "/api/v1/projects/{p}/invitations", null, 403),
                Arguments.of("POST", "/api/v1/projects/{p}/invitations", "{\"email\": \"a@b.example\"}", 403));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void othersAreTurnedAway(String method, String template, @Nullable String body, int asViewer) {
        String path = template.replace("{w}", team.workspace().toString())
                .replace("{p}", team.project().toString());

        assertThat(teams.anonymous().send(method, path, body, Map.of()).status())
                .isEqualTo(401);
        assertThat(team.stranger().api().send(method, path, body, Map.of()).status())
                .isEqualTo(404);
        assertThat(team.viewer().api().send(method, path, body, Map.of()).status())
                .isEqualTo(asViewer);
    }
}
