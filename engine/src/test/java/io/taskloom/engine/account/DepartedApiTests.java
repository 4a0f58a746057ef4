package io.taskloom.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.TestTokens;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.storage.ObjectKey;
import io.taskloom.engine.storage.ObjectStorage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What whoever is to be deleted is answered, and the copy of one's data; no Keycloak needed. */
@EngineTest
class DepartedApiTests {

    @Autowired
    TestTeam teams;

    @Autowired
    TestTokens tokens;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Departed departed;

    @Autowired
    ObjectStorage storage;

    @LocalServerPort
    int port;

    @Test
    void goneWinsOverEndedForTokensAndKeysAndFeeds() {
        // given
        var dora = teams.team().member();
        String ended = tokens.with(claims -> claims.subject(dora.id().toString())
                .claim("email", dora.email())
                .issueTime(Date.from(Instant.now().minusSeconds(3_900)))
                .expirationTime(Date.from(Instant.now().minusSeconds(3_600))));
        String foreign = TestTokens.sign(
                tokens.claims(claims -> claims.subject(dora.id().toString())),
                JWSAlgorithm.RS256,
                tokens.key().getKeyID(),
                TestTokens.signer(TestTokens.newKey("other")));
        JsonNode key = dora.api()
                .post("/api/v1/me/api-keys", "{\"name\": \"Mine\", \"scopes\": [\"tasks:read\"]}")
                .body();
        String feed = dora.api()
                .post("/api/v1/me/calendar-feeds", "{\"name\": \"Mine\"}")
                .body()
                .path("url")
                .asText();
        jdbc.sql("update api_key set expires_at = now() - interval '1 day' where id = ?::uuid")
                .param(key.path("id").asText())
                .update();
        assertThat(teams.bearer(ended).get("/api/v1/me").status()).isEqualTo(401);
        assertThat(teams.bearer(key.path("key").asText()).get("/api/v1/me").status())
                .isEqualTo(401);

        // when
        pending(dora.id());

        // then
        assertThat(dora.api().get("/api/v1/me").status()).isEqualTo(410);
        assertThat(teams.bearer(ended).get("/api/v1/me").type()).isEqualTo("account-deleted");
        assertThat(teams.bearer(key.path("key").asText()).get("/api/v1/me").type())
                .isEqualTo("account-deleted");
        assertThat(teams.anonymous().get(URI.create(feed).getPath()).status()).isEqualTo(410);
        // who only claims to be her learns nothing
        assertThat(teams.bearer(foreign).get("/api/v1/me").status()).isEqualTo(401);
        assertThat(teams.bearer(key.path("key").asText() + "x")
                        .get("/api/v1/me")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void theCopyHasWhatIsMineAndTheFilesISee() throws Exception {
        // given
        var team = teams.team();
        JsonNode task = team.task("Bread", "");
        team.member()
                .api()
                .post("/api/v1/tasks/" + task.path("id").asText() + "/comments", "{\"text\": \"Wholemeal\"}");
        team.owner()
                .api()
                .post("/api/v1/tasks/" + task.path("id").asText() + "/comments", "{\"text\": \"A secret of Olga\"}");
        attach(team.member().id(), task.path("id").asText(), "../recipe.txt", "Flour");

        // when
        Map<String, String> copy = copy(team.member().token());

        // then
        assertThat(copy.get("profile.json")).contains(team.member().email());
        assertThat(copy.get("tasks.json")).contains("Bread");
        assertThat(copy.get("comments.json")).contains("Wholemeal").doesNotContain("secret of Olga");
        assertThat(copy.keySet()).noneMatch(path -> path.contains("../"));
        assertThat(copy).containsValue("Flour");
        for (var file : copy.entrySet()) {
            if (file.getKey().endsWith(".json")) {
                assertThat(new ObjectMapper().readTree(file.getValue()).isArray())
                        .as(file.getKey())
                        .isTrue();
            }
        }
    }

    private void attach(PersonId author, String task, String name, String content) {
        var key = new ObjectKey("files/test/" + Ids.next());
        storage.write(key, content.getBytes(StandardCharsets.UTF_8), "text/plain");
        jdbc.sql("""
                        insert into attachment (id, task_id, author_kind, author_id, author_person, name, type, size, sha256,
                            upload_key, file_key, version, created_at)
                        values (?, ?::uuid, 'person', ?, null, ?, 'text/plain', ?, '', '', ?, 1, now())""")
                .params(Ids.next(), task, author.toString(), name, content.length(), key.value())
                .update();
    }

    private Map<String, String> copy(String token) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/me/export"))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        var files = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private void pending(PersonId person) {
        jdbc.sql("""
                        insert into account_deletion (id, person_id, state, requested_at, erase_at, mailed_at)
                        values (?, ?, 'pending', now(), now() + interval '30 days', now())""").params(UUID.randomUUID(), person.value()).update();
        departed.read();
    }
}
