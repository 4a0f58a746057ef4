package io.taskloom.engine.identity.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.TestTeam.Somebody;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.project.ProjectMembers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@Timeout(60)
class ApiKeyApiTests {

    private static final String KEYS = "/api/v1/me/api-keys";

    @Autowired
    private TestTeam teams;

    @Autowired
    private ProjectMembers members;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private KeyUses uses;

    @Autowired
    private KnownKeys known;

    private TestTeam.Team team;

    @BeforeEach
    void newTeam() {
        team = teams.team();
    }

    private static JsonNode key(Somebody of, String scopes, String more) {
        Answer made = of.api().post(KEYS, "{\"name\": \"CI\", \"scopes\": [%s]%s}".formatted(scopes, more));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.body();
    }

    private TestApi with(JsonNode key) {
        return teams.bearer(key.path("key").asText());
    }

    private String tasks() {
        return "/api/v1/projects/" + team.project() + "/tasks";
    }

    @Test
    void aKeyActsAsItsPersonAsFarAsItsScopesGo() {
        TestApi reader = with(key(team.member(), "\"tasks:read\"", ""));
        TestApi writer = with(key(team.member(), "\"tasks:write\"", ""));

        assertThat(reader.get(tasks()).status()).isEqualTo(200);
        Answer refused = reader.post(tasks(), "{\"title\": \"Buy milk\"}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.type()).isEqualTo("scope-missing");
        assertThat(refused.body().path("scope").asText()).isEqualTo("tasks:write");
        Answer made = writer.post(tasks(), "{\"title\": \"Buy milk\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().at("/createdBy/id").asText(made.text()))
                .contains(team.member().id().toString());
        assertThat(writer.get(tasks()).status()).as("writing includes reading").isEqualTo(200);
    }

    @Test
    void aKeyNeverDoesMoreThanItsPerson() {
        TestApi key = with(key(team.viewer(), "\"tasks:write\"", ""));

        assertThat(key.post(tasks(), "{\"title\": \"Buy milk\"}").type()).isEqualTo("project-role-too-small");
        members.remove(team.owner().actor(), team.project(), team.viewer().id(), null);
        assertThat(key.get(tasks()).status()).isEqualTo(404);
    }

    @Test
    void noKeyManagesKeysMembersOrTheAccount() {
        TestApi key = with(key(team.owner(), "\"tasks:write\", \"projects:write\"", ""));
        String person = team.viewer().id().toString();

        for (Answer refused : new Answer[] {
            key.get(KEYS),
            key.post(KEYS, "{\"name\": \"Mine\", \"scopes\": [\"tasks:read\"]}"),
            key.post("/api/v1/workspaces", "{\"name\": \"Mine\"}"),
            key.send(
                    "PUT",
                    "/api/v1/projects/" + team.project() + "/members/" + person,
                    "{\"role\": \"owner\"}",
                    Map.of()),
            key.get("/api/v1/admin/parked-events")
        }) {
            assertThat(refused.status()).as(refused.text()).isEqualTo(403);
        }
        assertThat(key.get("/api/v1/me").body().path("id").asText())
                .isEqualTo(team.owner().id().toString());
    }

    @Test
    void aKeyIsShownOnceAndKeptAsItsHash() {
        JsonNode made = key(team.member(), "\"tasks:read\"", "");
        String whole = made.path("key").asText();

        JsonNode listed = team.member().api().get(KEYS).body().at("/items/0");

        assertThat(listed.path("key").isNull()).isTrue();
        assertThat(listed.path("hint").asText()).hasSize(11).satisfies(hint -> assertThat(whole)
                .startsWith(hint));
        assertThat(jdbc.sql("select k::text from api_key k where id = ?")
                        .param(UUID.fromString(made.path("id").asText()))
                        .query(String.class)
                        .single())
                .doesNotContain(whole.substring(12));
        assertThat(jdbc.sql("select count(*) from event where data::text like ?")
                        .param("%" + whole.substring(12) + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void anAnswerWithAKeyIsNotKeptForRepeats() {
        var headers = Map.of("Idempotency-Key", "once");
        String body = "{\"name\": \"CI\", \"scopes\": [\"tasks:read\"]}";

        Answer first = team.member().api().send("POST", KEYS, body, headers);
        Answer second = team.member().api().send("POST", KEYS, body, headers);

        assertThat(first.body().path("key").asText())
                .isNotEqualTo(second.body().path("key").asText());
        assertThat(first.header("Cache-Control")).contains("no-store");
    }

    @Test
    void aRevokedKeyIsRefusedAtOnce() {
        JsonNode made = key(team.member(), "\"tasks:read\"", "");
        assertThat(with(made).get(tasks()).status()).isEqualTo(200);

        team.member().api().send("DELETE", KEYS + "/" + made.path("id").asText(), "", Map.of());

        Answer refused = with(made).get(tasks());
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.type()).isEqualTo("key-refused");
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    /** As a node that has not done it itself, and hears of it from the event log; or of nothing. */
    @Test
    void otherNodesForgetARevokedKeyWithinSeconds() {
        JsonNode made = key(team.member(), "\"tasks:read\"", "");
        with(made).get(tasks());

        jdbc.sql("delete from api_key where id = ?")
                .param(UUID.fromString(made.path("id").asText()))
                .update();

        assertThat(known.find(made.path("hint").asText().substring(3))).isPresent();
        await().atMost(KnownKeys.KEPT.plusSeconds(3))
                .untilAsserted(
                        () -> assertThat(with(made).get(tasks()).status()).isEqualTo(401));
    }

    @Test
    void unknownBrokenAndExpiredKeysAreAllTheSame() {
        JsonNode made = key(team.member(), "\"tasks:read\"", ", \"expiresAt\": \"2040-01-01T00:00:00Z\"");
        jdbc.sql("update api_key set expires_at = created_at where id = ?")
                .param(UUID.fromString(made.path("id").asText()))
                .update();
        String whole = made.path("key").asText();

        for (String key : new String[] {whole, KeyText.next().whole(), "tl_x", whole.substring(0, 40) + "000000000"}) {
            Answer refused = teams.bearer(key).get(tasks());
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.type()).isEqualTo("key-refused");
        }
        assertThat(team.member().api().get(KEYS).body().at("/items/0/expired").asBoolean())
                .isTrue();
    }

    @Test
    void aKeyInAnAddressIsRefusedWhereverItStands() {
        String key = key(team.member(), "\"tasks:read\"", "").path("key").asText();

        for (String path : new String[] {
            tasks() + "?access_token=" + key,
            tasks() + "?q=" + key.replace("_", "%5F"),
            "/api/v1/tasks/" + key,
            "/?k=" + key
        }) {
            Answer refused = team.member().api().get(path);
            assertThat(refused.status()).as(path).isEqualTo(400);
            assertThat(refused.type()).isEqualTo("key-in-address");
            assertThat(refused.body().at("/errors/0/message").asText()).contains("Revoke");
        }
    }

    @Test
    void aBoundKeySeesItsWorkspaceAlone() {
        Somebody owner = team.owner();
        TestTeam.Team other = teams.team();
        jdbc.sql(
                        "insert into workspace_member (workspace_id, person_id, role, joined_at) values (?, ?, 'owner', now())")
                .params(other.workspace().value(), owner.id().value())
                .update();
        team.task("Ours", "");
        other.task("Theirs", "");

        TestApi here = with(key(owner, all(), bound(team.workspace())));
        TestApi anywhere = with(key(owner, all(), ""));

        assertThat(anywhere.get("/api/v1/tasks").text()).contains("Ours", "Theirs");
        assertThat(here.get("/api/v1/tasks").text()).contains("Ours").doesNotContain("Theirs");
        assertThat(here.get("/api/v1/projects/" + other.project()).status()).isEqualTo(404);
        assertThat(here.get("/api/v1/workspaces").body().path("items")).hasSize(1);
        assertThat(here.get("/api/v1/me").body().path("workspaces")).hasSize(1);
        assertThat(here.get("/api/v1/me/timer").type()).isEqualTo("closed-to-bound-keys");
        await().untilAsserted(() -> assertThat(
                        anywhere.get("/api/v1/changes?since=0&limit=200").text())
                .contains(other.workspace().toString()));
        assertThat(here.get("/api/v1/changes?since=0&limit=200").text())
                .contains(team.workspace().toString())
                .doesNotContain(other.workspace().toString());
    }

    private static String all() {
        return "\"tasks:write\", \"projects:read\", \"time:write\", \"events:read\"";
    }

    private static String bound(WorkspaceId workspace) {
        return ", \"workspaceId\": \"%s\"".formatted(workspace);
    }

    @Test
    void itsLastUseIsWrittenTogetherWithOthers() {
        JsonNode made = key(team.member(), "\"tasks:read\"", "");
        with(made).get(tasks());
        assertThat(team.member()
                        .api()
                        .get(KEYS)
                        .body()
                        .at("/items/0/lastUsedAt")
                        .isNull())
                .isTrue();

        uses.write();

        JsonNode listed = team.member().api().get(KEYS).body().at("/items/0");
        assertThat(listed.path("lastUsedAt").isNull()).isFalse();
        assertThat(listed.path("lastUsedFrom").asText()).isEqualTo("127.0.0.1");
    }

    @Test
    void makingAndRevokingIsToldToNobodyElse() {
        JsonNode made = key(team.member(), "\"tasks:read\"", bound(team.workspace()));
        team.member().api().send("DELETE", KEYS + "/" + made.path("id").asText(), "", Map.of());

        await().untilAsserted(() -> assertThat(changes(team.member())).contains("ApiKeyCreated", "ApiKeyRevoked"));
        assertThat(changes(team.owner())).contains("ProjectCreated").doesNotContain("ApiKey");
    }

    private static String changes(Somebody of) {
        return of.api().get("/api/v1/changes?since=0&limit=200").text();
    }

    @Test
    void aRepeatIsAnsweredToNoKeyThatMayNotSeeIt() {
        var headers = Map.of("Idempotency-Key", "milk");
        TestTeam.Team other = teams.team();
        jdbc.sql(
                        "insert into workspace_member (workspace_id, person_id, role, joined_at) values (?, ?, 'owner', now())")
                .params(other.workspace().value(), team.member().id().value())
                .update();
        TestApi elsewhere = with(key(team.member(), all(), bound(other.workspace())));

        assertThat(team.member()
                        .api()
                        .send("POST", tasks(), "{\"title\": \"Buy milk\"}", headers)
                        .status())
                .isEqualTo(201);
        assertThat(elsewhere
                        .send("POST", tasks(), "{\"title\": \"Buy milk\"}", headers)
                        .status())
                .isEqualTo(404);
    }
}
