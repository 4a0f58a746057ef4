package io.taskloom.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.TestTeam.Somebody;
import io.taskloom.engine.TestTokens;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.workspace.MemberRemoved;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@EngineTest
class AuditApiTests {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    @Autowired
    TestTeam teams;

    @Autowired
    TestTokens tokens;

    @Autowired
    AuditRows rows;

    @Autowired
    Events events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private TestTeam.Team team;

    @BeforeEach
    void newTeam() {
        team = teams.team();
    }

    @Test
    void tellsInWordsWhoDidWhatFromWhere() {
        // when
        role(team.member(), "admin");
        String address = "new-" + Ids.next() + "@taskloom.example";
        assertThat(team.owner()
                        .api()
                        .post(workspace() + "/invitations", "{\"email\": \"%s\"}".formatted(address))
                        .status())
                .isEqualTo(201);

        // then: the newest first
        List<JsonNode> entries = items(team.member().api().get(workspace() + "/audit"));
        JsonNode invited = entries.get(0);
        assertThat(invited.at("/text").asText()).isEqualTo("invited " + address);
        assertThat(invited.at("/kind").asText()).isEqualTo("invitation");
        JsonNode promoted = entries.get(1);
        assertThat(promoted.at("/actor/name").asText()).startsWith("Olga");
        assertThat(promoted.at("/text").asText()).matches("gave Mia \\w+ the role admin in the workspace");
        assertThat(promoted.at("/person/id").asText())
                .isEqualTo(team.member().id().toString());
        assertThat(promoted.at("/address").asText()).isEqualTo("127.0.0.1");
        assertThat(promoted.at("/device").asText()).isEqualTo("Firefox on Linux");
        assertThat(promoted.at("/workspace/name").asText()).isEqualTo("Team");
    }

    @Test
    void isFilteredByKindPersonAndTimeAndPaged() {
        // given
        role(team.member(), "admin");
        role(team.viewer(), "admin");
        role(team.viewer(), "member");
        TestApi owner = team.owner().api();
        String about = workspace() + "/audit?person=" + team.viewer().id();

        // then
        assertThat(items(owner.get(about + "&kind=workspace")))
                .extracting(entry -> entry.path("type").asText())
                .containsExactly("MemberRoleChanged", "MemberRoleChanged", "MemberAdded");
        assertThat(items(owner.get(about + "&kind=api_key"))).isEmpty();
        assertThat(items(owner.get(about + "&from=" + clock.instant().plus(Duration.ofDays(1)))))
                .isEmpty();
        assertThat(items(owner.get(
                        about + "&kind=workspace&to=" + clock.instant().plus(Duration.ofDays(1)))))
                .hasSize(3);
        assertThat(owner.get(workspace() + "/audit?kind=nothing").status()).isEqualTo(400);

        // when
        JsonNode first = owner.get(about + "&kind=workspace&limit=2").body();
        String next = "&cursor=" + first.path("next").asText();

        // then
        assertThat(items(owner.get(about + "&kind=workspace&limit=2" + next))).hasSize(1);
        assertThat(owner.get(workspace() + "/audit?limit=2" + next).status())
                .as("a cursor of another list")
                .isEqualTo(400);
    }

    /** Sign-ins and keys for every workspace are a person's own: a workspace's owner has no business with them. */
    @Test
    void aWorkspaceSeesItsOwnActsAndAnAdministratorAllOfThem() {
        // given
        Somebody somebody = team.member();
        somebody.api().post("/api/v1/me/api-keys", "{\"name\": \"Everywhere\", \"scopes\": [\"tasks:read\"]}");
        somebody.api().post("/api/v1/me/api-keys", """
                {"name": "=Here", "scopes": ["tasks:read"], "workspaceId": "%s"}""".formatted(team.workspace()));
        TestApi admin = teams.bearer(tokens.of(new PersonId(Ids.next()), "Ada", "user", "admin"));
        String keys = "audit?kind=api_key&person=" + somebody.id();

        // then
        assertThat(texts(team.owner().api().get(workspace() + "/" + keys))).containsExactly("made the API key “=Here”");
        assertThat(texts(admin.get("/api/v1/admin/" + keys)))
                .containsExactly("made the API key “=Here”", "made the API key “Everywhere”");
        assertThat(texts(admin.get("/api/v1/admin/" + keys + "&workspace=" + team.workspace())))
                .containsExactly("made the API key “=Here”");

        // and: as a file
        TestApi.Answer file = admin.get("/api/v1/admin/" + keys.replace("audit?", "audit.csv?"));
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.text().lines()).hasSize(3).first().asString().startsWith("Time (UTC),About,Who,What");
        assertThat(file.text()).contains(somebody.email().replaceAll("@.*", "").split("\\.")[1]);
    }

    @Test
    void keepsWhatIsRolledBackOutAndWhatIsDoneIn() {
        long before = count();

        transaction.executeWithoutResult(status -> {
            events.publish(
                    team.owner().actor(),
                    new MemberRemoved(team.workspace(), team.viewer().id()));
            status.setRollbackOnly();
        });

        assertThat(count()).isEqualTo(before);
    }

    @Test
    void nobodyChangesItOrTakesAnythingOutBeforeItsTime() {
        for (String attempt :
                List.of("update audit_entry set address = null", "delete from audit_entry", "truncate audit_entry")) {
            assertThatThrownBy(() -> jdbc.sql(attempt).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("audit log");
        }

        // but the upkeep forgets what is too old
        jdbc.sql("""
                        insert into audit_entry (id, at, type, actor_kind, actor_id, data)
                        values (?, '2001-01-01T00:00:00Z', 'WorkspaceCreated', 'system', 'test', '{}')""").param(Ids.next()).update();
        Integer forgotten =
                transaction.execute(status -> rows.forgetBefore(clock.instant().minus(Duration.ofDays(5_000)), 10));
        assertThat(forgotten).isEqualTo(1);
    }

    private long count() {
        return jdbc.sql("select count(*) from audit_entry where workspace = ?")
                .param(team.workspace().value())
                .query(Long.class)
                .single();
    }

    private void role(Somebody person, String role) {
        assertThat(team.owner()
                        .api()
                        .send(
                                "PUT",
                                workspace() + "/members/" + person.id(),
                                "{\"role\": \"%s\"}".formatted(role),
                                Map.of("User-Agent", FIREFOX))
                        .status())
                .isEqualTo(200);
    }

    private String workspace() {
        return "/api/v1/workspaces/" + team.workspace();
    }

    private static List<String> texts(TestApi.Answer answer) {
        return items(answer).stream().map(entry -> entry.path("text").asText()).toList();
    }

    private static List<JsonNode> items(TestApi.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return StreamSupport.stream(answer.body().path("items").spliterator(), false)
                .toList();
    }
}
