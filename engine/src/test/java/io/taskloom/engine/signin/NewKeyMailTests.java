package io.taskloom.engine.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.TestTeam.Somebody;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.identity.People;
import io.taskloom.standalone.MailServer;
import io.taskloom.standalone.Services;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever an API key was made for is told so by mail (promise I10). */
@EngineTest
class NewKeyMailTests {

    private static final String KEYS = "/api/v1/me/api-keys";

    @Autowired
    TestTeam teams;

    @Autowired
    People people;

    @Autowired
    NewKeyMail mail;

    @Autowired
    JdbcClient jdbc;

    private static JsonNode key(Somebody of, String name, String more) {
        Answer made = of.api()
                .post(KEYS, "{\"name\": \"%s\", \"scopes\": [\"tasks:write\", \"runs:read\"]%s}".formatted(name, more));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.body();
    }

    private static MailServer.Message mailed(Somebody to) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> Services.shared().mail().messages(to.email()), mails -> !mails.isEmpty())
                .getFirst();
    }

    private String event(JsonNode key) {
        return jdbc.sql("select id from event where type = 'ApiKeyCreated' and subject_id = ?")
                .param(UUID.fromString(key.path("id").asText()))
                .query(UUID.class)
                .single()
                .toString();
    }

    @Test
    void theMailSaysWhatTheKeyMayAndNeverTheKey() {
        // given
        TestTeam.Team team = teams.team();
        Somebody mia = team.member();

        // when
        JsonNode made = key(
                mia,
                "CI <b>build</b>",
                ", \"workspaceId\": \"%s\", \"expiresAt\": \"2040-03-01T10:30:00Z\"".formatted(team.workspace()));
        MailServer.Message mail = mailed(mia);

        // then
        assertThat(mail.subject()).isEqualTo("New API key in Taskloom: CI <b>build</b>");
        assertThat(mail.text())
                .contains("Name: CI <b>build</b>", "May: tasks:write, runs:read, in one workspace")
                .contains("Ends: Thursday, 1 March 2040 at 11:30 (CET)", "from 127.0.0.1")
                .contains("If not, revoke the key", "/settings/api-keys");
        assertThat(mail.html()).contains("CI &lt;b&gt;build&lt;/b&gt;").doesNotContain("<b>build");
        // and nothing by which it could be used
        String whole = made.path("key").asText();
        String hint = made.path("hint").asText();
        assertThat(whole).startsWith(hint);
        String secret = whole.substring(hint.length());
        assertThat(mail.subject() + mail.text() + mail.html()).doesNotContain(whole, secret, hint, "tl_");
    }

    @Test
    void aKeyThatWasRevokedAtOnceIsToldOfToo() {
        Somebody sina = teams.somebody("Sina");

        JsonNode made = key(sina, "Quick", "");
        sina.api().send("DELETE", KEYS + "/" + made.path("id").asText(), "", Map.of());

        assertThat(mail.of(event(made)))
                .containsEntry("to", sina.email())
                .hasEntrySatisfying("text", text -> assertThat(text.toString())
                        .contains("Name: Quick", "in all your workspaces", "Ends: never")
                        .doesNotContain(made.path("key").asText()));
        assertThat(mailed(sina).subject()).contains("Quick");
    }

    @Test
    void nobodyIsToldWhoIsErased() {
        Somebody gus = teams.somebody("Gus");
        String event = event(key(gus, "Old", ""));
        mailed(gus);

        people.erase(gus.id());

        assertThatThrownBy(() -> mail.of(event)).isInstanceOf(NobodyToWarn.class);
        assertThatThrownBy(() -> mail.of(Ids.next().toString())).isInstanceOf(NobodyToWarn.class);
    }
}
