package io.taskloom.engine.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.KeycloakTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestModels;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.Processes;
import io.taskloom.engine.bpm.StepWork;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.SignedIn;
import io.taskloom.engine.problem.Conflict;
import io.taskloom.engine.workspace.WorkspaceMembers;
import io.taskloom.engine.workspace.WorkspaceRole;
import io.taskloom.engine.workspace.Workspaces;
import io.taskloom.standalone.KeycloakServer;
import io.taskloom.standalone.MailServer;
import io.taskloom.standalone.Services;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The end of an account, and the way back, with the provider inside a real Keycloak at the other end (promise I5). */
@KeycloakTest
class AccountDeletionTests {

    private static final KeycloakServer KEYCLOAK = Services.shared().keycloak();
    private static final MailServer MAIL = Services.shared().mail();
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Pattern LINK = Pattern.compile("/account-recovery/([\\w-]+)");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Workspaces workspaces;

    @Autowired
    WorkspaceMembers members;

    @Autowired
    AccountDeletions deletions;

    @Autowired
    AccountSteps steps;

    @Autowired
    Processes processes;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final PersonId colleague = new PersonId(Ids.next());
    private KeycloakPerson dora;
    private TestApi api;

    @BeforeEach
    void doraHasSignedIn() {
        dora = KeycloakPerson.create(KEYCLOAK, "Dora");
        // A token of the very second in which Keycloak was told of her is refused.
        api = await().atMost(PATIENCE)
                .until(
                        () -> new TestApi(port, dora.token()),
                        hers -> hers.get("/api/v1/me").status() == 200);
        people.introduce(colleague, "Cora", "cora-" + colleague + "@taskloom.example");
    }

    @AfterEach
    void gone() {
        dora.delete();
    }

    @Test
    void whoeverOwnsWorkspacesOfOthersHandsThemOverFirst() {
        WorkspaceId team = team("Bakery");
        WorkspaceId own = workspaces.create(actor(), "Diary").id();

        JsonNode outlook = api.get("/api/v1/me/deletion").body();
        Answer refused = delete(dora.email());

        assertThat(outlook.path("signedInLately").asBoolean()).isTrue();
        assertThat(outlook.path("held").findValuesAsText("id")).containsExactly(team.toString());
        assertThat(outlook.path("gone").findValuesAsText("id")).containsExactly(own.toString());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("owner-needed");
        assertThat(refused.body().path("workspaces").findValuesAsText("name")).containsExactly("Bakery");
        assertThat(delete("somebody@else.example").status()).isEqualTo(400);

        // when another owns it as well
        members.put(actor(), team, colleague, WorkspaceRole.OWNER);

        // then
        assertThat(delete(dora.email()).status()).isEqualTo(202);
        // and whoever is left can not leave it to her
        assertThatThrownBy(() -> members.remove(new Actor.Person(colleague), team, colleague, null))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void aSignInOfLongAgoIsNotEnough() {
        var me = new SignedIn(
                dora.id(), dora.email(), Set.of(), null, Instant.now().minusSeconds(3_600), Instant.MAX, null);

        assertThatThrownBy(() -> deletions.request(me, dora.email())).isInstanceOf(SignInAgain.class);
    }

    @Test
    void theAccountIsClosedAtOnceAndRestoredByItsLinkOnce() {
        // given
        WorkspaceId own = workspaces.create(actor(), "Diary").id();
        String key = api.post("/api/v1/me/api-keys", "{\"name\": \"Mine\", \"scopes\": [\"tasks:read\"]}")
                .body()
                .path("key")
                .asText();
        assertThat(new TestApi(port, key).get("/api/v1/me").status()).isEqualTo(200);

        // when
        assertThat(delete(dora.email()).status()).isEqualTo(202);

        // then: whatever she holds
        assertThat(api.get("/api/v1/me").status()).isEqualTo(410);
        assertThat(api.get("/api/v1/me").type()).isEqualTo("account-deleted");
        assertThat(new TestApi(port, key).get("/api/v1/me").status()).isEqualTo(410);
        // and at the sign-in, after the right password only
        assertThat(dora.typePassword("wrong-password-1").statusCode()).isEqualTo(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        dora.typePassword(KeycloakServer.DEMO_PASSWORD).statusCode())
                .isEqualTo(410));

        // when she asks for the link there
        String first = link(1);
        var page = dora.typePassword(KeycloakServer.DEMO_PASSWORD);
        assertThat(dora.post(page, Map.of()).statusCode()).isEqualTo(410);
        String second = link(2);

        // then: it is looked at without being used up, and good once, as is the other
        assertThat(recovery("GET", second).status()).isEqualTo(200);
        assertThat(recovery("GET", second + "x").status()).isEqualTo(404);
        assertThat(recovery("POST", second).status()).isEqualTo(204);
        assertThat(recovery("POST", second).status()).isEqualTo(410);
        assertThat(recovery("POST", first).type()).isEqualTo("recovery-over");
        assertThat(new TestApi(port, key).get("/api/v1/me").status()).isEqualTo(200);
        // the tokens of then stay ended
        assertThat(api.get("/api/v1/me").status()).isEqualTo(401);
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(new TestApi(port, dora.token())
                        .get("/api/v1/workspaces/" + own)
                        .status())
                .isEqualTo(200));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(MAIL.messages(dora.email()))
                .anySatisfy(mail -> assertThat(mail.subject()).contains("restored")));
    }

    @Test
    void afterTheGracePeriodNothingPersonalIsLeftAndTheTeamsWorkStays() {
        // given
        WorkspaceId team = team("Bakery");
        members.put(actor(), team, colleague, WorkspaceRole.OWNER);
        WorkspaceId own = workspaces.create(actor(), "Diary").id();
        String ours = task(project(team), "Order flour");
        String mine = task(project(own), "Write");
        String automation = automationWithRunAndComment(own);
        assertThat(api.post("/api/v1/tasks/" + ours + "/comments", "{\"text\": \"Wholemeal\"}")
                        .status())
                .isEqualTo(201);
        assertThat(api.post(
                                "/api/v1/filters",
                                "{\"workspaceId\": \"%s\", \"name\": \"F\", \"filter\": \"priority = high\", \"shared\": false}"
                                        .formatted(team))
                        .status())
                .isEqualTo(201);
        assertThat(delete(dora.email()).status()).isEqualTo(202);
        String link = link(1);

        // when
        endGrace();

        // then
        await().atMost(PATIENCE.multipliedBy(2))
                .untilAsserted(() -> assertThat(state()).isEqualTo("erased"));
        assertThat(dora.isThere()).isFalse();
        assertThat(people.get(dora.id()).name()).isEqualTo("Deleted person");
        assertThat(people.get(dora.id()).email()).isNull();
        assertThat(recovery("POST", link).status()).isEqualTo(410);
        assertThat(count("select count(*) from workspace where id = ?::uuid", own))
                .isZero();
        assertThat(count("select count(*) from task where id = ?::uuid", mine)).isZero();
        assertThat(count("select count(*) from automation where id = ?::uuid", automation))
                .isZero();
        assertThat(count("select count(*) from run where automation_id = ?::uuid", automation))
                .isZero();
        assertThat(count("select count(*) from automation_comment where automation_id = ?::uuid", automation))
                .isZero();
        assertThat(count("select count(*) from act_ru_execution where tenant_id_ = ?", own))
                .isZero();
        assertThat(count("select count(*) from task where id = ?::uuid and reporter_id is not null", ours))
                .isEqualTo(1);
        assertThat(count("select count(*) from comment where author_id = ?", dora.id()))
                .isEqualTo(1);
        assertThat(count("select count(*) from workspace_member where person_id = ?::uuid", dora.id()))
                .isZero();
        assertThat(count("select count(*) from saved_filter where owner_id = ?::uuid", dora.id()))
                .isZero();
        assertThat(count("select count(*) from sign_in where person = ?::uuid", dora.id()))
                .isZero();
        assertThat(api.get("/api/v1/me").status()).isEqualTo(410);
    }

    @Test
    void theWayBackAndTheEndOfTheGracePeriodDoNotBothSucceed() {
        assertThat(delete(dora.email()).status()).isEqualTo(202);
        String link = link(1);

        CompletableFuture<Void> end = CompletableFuture.runAsync(this::endGrace);
        Answer restored = recovery("POST", link);
        end.handle((done, failed) -> null).join();

        boolean back = restored.status() == 204;
        if (!back) {
            assertThat(restored.status()).isEqualTo(410);
        }
        await().atMost(PATIENCE.multipliedBy(2))
                .untilAsserted(() -> assertThat(state()).isEqualTo(back ? "restored" : "erased"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(processes.timers(instance())).isEmpty());
        assertThat(dora.isThere()).isEqualTo(back);
        if (back) {
            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(
                            new TestApi(port, dora.token()).get("/api/v1/me").status())
                    .isEqualTo(200));
        }
    }

    /** As when a node is killed after a step was done and before that was recorded. */
    @Test
    void everyStepOfTheErasureCanBeDoneAgain() {
        WorkspaceId own = workspaces.create(actor(), "Diary").id();
        assertThat(delete(dora.email()).status()).isEqualTo(202);
        endGrace();
        await().atMost(PATIENCE.multipliedBy(2))
                .untilAsserted(() -> assertThat(state()).isEqualTo("erased"));
        setState("erasing");

        for (String step : List.of("erase-sign-in", "erase-workspaces", "erase-traces")) {
            var call = new StepWork.Call(
                    step, "again", 2, instance(), WorkspaceId.NONE, step, Map.of("deletion", deletionId()));
            assertThat(steps.perform(call)).as(step).isInstanceOf(StepWork.Outcome.Done.class);
        }

        setState("erased");
        assertThat(dora.isThere()).isFalse();
        assertThat(people.get(dora.id()).name()).isEqualTo("Deleted person");
        assertThat(count("select count(*) from workspace where id = ?::uuid", own))
                .isZero();
    }

    /** Somebody hands a team over to her while she deletes her account: one of the two comes too late. */
    @RepeatedTest(3)
    void aTeamIsNotLeftToWhoIsLeavingInTheSameMoment() {
        WorkspaceId team =
                workspaces.create(new Actor.Person(colleague), "Bakery").id();
        members.admit(actor(), team, WorkspaceRole.MEMBER);

        var handedOver = CompletableFuture.supplyAsync(() -> {
            try {
                members.put(new Actor.Person(colleague), team, dora.id(), WorkspaceRole.OWNER);
                members.put(new Actor.Person(colleague), team, colleague, WorkspaceRole.MEMBER);
                return true;
            } catch (Conflict refused) {
                return false;
            }
        });
        int answered = delete(dora.email()).status();

        assertThat(answered).isIn(202, 409);
        assertThat(handedOver.join() && answered == 202).isFalse();
        assertThat(count("""
                        select count(*) from workspace_member m where m.workspace_id = ?::uuid and m.role = 'owner'
                        and not exists (select from account_deletion d where d.person_id = m.person_id and d.state = 'pending')
                        """, team)).isPositive();
    }

    private WorkspaceId team(String name) {
        WorkspaceId team = workspaces.create(actor(), name).id();
        members.admit(new Actor.Person(colleague), team, WorkspaceRole.MEMBER);
        return team;
    }

    /** @return its id; the run waits for a person */
    private String automationWithRunAndComment(WorkspaceId workspace) {
        String automation = made(api.post(
                "/api/v1/workspaces/" + workspace + "/automations",
                new ObjectMapper()
                        .valueToTree(Map.of("name", "Mine", "bpmn", TestModels.userTask("")))
                        .toString()));
        String at = "/api/v1/automations/" + automation;
        made(api.post(at + "/publish", "{\"draftVersion\": 1}"));
        assertThat(api.post(at + "/start", "{}").status()).isLessThan(300);
        made(api.post(at + "/comments", "{\"text\": \"To be looked at\"}"));
        assertThat(count("select count(*) from run where automation_id = ?::uuid", automation))
                .isEqualTo(1);
        assertThat(count("select count(*) from automation_comment where automation_id = ?::uuid", automation))
                .isEqualTo(1);
        return automation;
    }

    private String project(WorkspaceId workspace) {
        return made(api.post("/api/v1/workspaces/" + workspace + "/projects", "{\"name\": \"Project\"}"));
    }

    private String task(String project, String title) {
        return made(api.post("/api/v1/projects/" + project + "/tasks", "{\"title\": \"%s\"}".formatted(title)));
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().path("id").asText();
    }

    private Actor.Person actor() {
        return new Actor.Person(dora.id());
    }

    private Answer delete(String email) {
        return api.post("/api/v1/me/deletion", "{\"email\": \"%s\"}".formatted(email));
    }

    private Answer recovery(String method, String secret) {
        return new TestApi(port, null).send(method, "/api/v1/account-recovery/" + secret, (String) null, Map.of());
    }

    /** The newest link once there are that many mails with one. */
    private String link(int mails) {
        List<MailServer.Message> links = await().atMost(PATIENCE)
                .until(
                        () -> MAIL.messages(dora.email()).stream()
                                .filter(mail -> LINK.matcher(mail.text()).find())
                                .toList(),
                        found -> found.size() >= mails);
        Matcher link = LINK.matcher(links.getFirst().text());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private void endGrace() {
        transaction.executeWithoutResult(status -> processes.timers(instance()).stream()
                .filter(timer -> timer.elementId().equals("grace-over"))
                .forEach(timer -> processes.reschedule(timer.id(), Instant.EPOCH.plusSeconds(1))));
    }

    private InstanceId instance() {
        return new InstanceId(jdbc.sql("select instance from account_deletion where person_id = ?")
                .param(dora.id().value())
                .query(UUID.class)
                .single());
    }

    private String deletionId() {
        return jdbc.sql("select id from account_deletion where person_id = ?")
                .param(dora.id().value())
                .query(String.class)
                .single();
    }

    private void setState(String state) {
        jdbc.sql("update account_deletion set state = ? where person_id = ?")
                .params(state, dora.id().value())
                .update();
    }

    private String state() {
        return jdbc.sql("select state from account_deletion where person_id = ?")
                .param(dora.id().value())
                .query(String.class)
                .single();
    }

    private long count(String sql, Object id) {
        return jdbc.sql(sql).param(id.toString()).query(Long.class).single();
    }
}
