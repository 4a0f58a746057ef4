package io.taskloom.engine.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.TestTeam.Somebody;
import io.taskloom.engine.TestTokens;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.standalone.Services;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
class SignInHistoryApiTests {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final String PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

    @LocalServerPort
    int port;

    @Autowired
    TestTeam team;

    @Autowired
    TestTokens tokens;

    @Autowired
    SignIns signIns;

    @Autowired
    RevocationRows revocations;

    @Autowired
    JdbcClient jdbc;

    @Test
    void listsWhatHappenedToMyAccountAndNobodyElses() {
        // given
        Somebody me = team.somebody("Sina");
        Somebody other = team.somebody("Otto");
        signIns.note(happening("LOGIN", me, session(), FIREFOX, null));
        signIns.note(happening("LOGIN_ERROR", me, null, PHONE, "invalid_user_credentials"));
        signIns.note(happening("LOGIN", other, session(), FIREFOX, null));

        // when
        var items = me.api().get("/api/v1/me/logins").body().get("items");

        // then
        assertThat(items).extracting(item -> item.get("kind").asText()).containsExactly("failed", "signed_in");
        assertThat(items.get(0).get("reason").asText()).isEqualTo("wrong_password");
        assertThat(items.get(1).get("browser").asText()).isEqualTo("Firefox");
        assertThat(items.get(1).get("system").asText()).isEqualTo("Linux");
        assertThat(items.get(1).get("address").asText()).isEqualTo("192.0.2.7");

        // and: it is paged
        var first = me.api().get("/api/v1/me/logins?limit=1").body();
        var second = me.api()
                .get("/api/v1/me/logins?limit=1&cursor=" + first.get("next").asText())
                .body();
        assertThat(second.get("items").get(0).get("kind").asText()).isEqualTo("signed_in");
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void whatIsHandedOverTwiceIsThereOnce() {
        // given
        Somebody me = team.somebody("Sina");
        var session = session();
        var login = happening("LOGIN", me, session, FIREFOX, null);

        // when: the same once more, and another tab that goes on in the same session
        signIns.note(login);
        signIns.note(login);
        signIns.note(happening("LOGIN", me, session, FIREFOX, null));

        // then
        assertThat(kinds(me)).containsExactly("signed_in");
        assertThat(jdbc.sql("select count(*) from event where type = 'SignInNoted' and only_person = ?")
                        .param(me.id().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatComesLateOfSomebodyWhoIsErasedIsNotKept() {
        // given
        Somebody staying = team.somebody("Sina");
        Somebody gone = team.somebody("Gus");
        deletion(staying, "pending");
        deletion(gone, "erasing");

        // when
        signIns.note(happening("LOGIN", staying, session(), FIREFOX, null));
        signIns.note(happening("LOGIN", gone, session(), FIREFOX, null));

        // then
        assertThat(noted(staying)).isEqualTo(1);
        assertThat(noted(gone)).isZero();
    }

    @Test
    void aSignInFromANewDeviceIsMailedTheFirstAndTheKnownAreNot() {
        // given
        Somebody me = team.somebody("Sina");
        signIns.note(happening("LOGIN", me, session(), FIREFOX, null));
        signIns.note(happening("LOGIN", me, session(), FIREFOX, null));

        // when
        signIns.note(happening("LOGIN", me, session(), PHONE, null));

        // then
        await().untilAsserted(() -> assertThat(Services.shared().mail().messages(me.email()))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.subject()).isEqualTo("New sign-in to Taskloom: Mobile Safari on iOS");
                    assertThat(mail.text()).contains("192.0.2.7").contains("/settings/sign-ins");
                }));
        assertThat(me.api().get("/api/v1/me/logins").body().get("items"))
                .extracting(item -> item.get("newDevice").asBoolean())
                .containsExactly(true, false, false);
    }

    @Test
    void anEndedSessionsTokenIsRefusedAlsoByANodeThatStartsAfterwards() {
        // given
        Somebody me = team.somebody("Sina");
        var ended = session();
        var other = session();
        assertThat(meWith(me, ended, Instant.now()).status()).isEqualTo(200);

        // when
        signIns.note(happening("LOGOUT", me, ended, FIREFOX, null));

        // then
        var refused = meWith(me, ended, Instant.now());
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.type()).isEqualTo("token-refused");
        assertThat(meWith(me, other, Instant.now()).status()).isEqualTo(200);

        // and: what stands in the database outlives a kill -9
        var restarted = new RevokedHere(revocations, Clock.systemUTC());
        assertThat(restarted.contains(ended, me.id().toString(), Instant.now())).isTrue();
        assertThat(restarted.contains(other, me.id().toString(), Instant.now())).isFalse();
    }

    @Test
    void tokensFromBeforeAChangeOfRolesAreRefusedThoseFromAfterwardsAreNot() {
        // given
        Somebody me = team.somebody("Sina");
        var session = session();
        var before = Instant.now().minusSeconds(10);

        // when
        signIns.note(happening("RIGHTS_CHANGED", me, null, null, null));

        // then
        assertThat(meWith(me, session, before).status()).isEqualTo(401);
        assertThat(meWith(me, session, Instant.now().plusSeconds(1)).status()).isEqualTo(200);
    }

    @Test
    void theAuditLogTellsWhichAdministratorChangedRoles() {
        // given
        Somebody admin = team.somebody("Ada");

        // when
        signIns.note(rightsChanged(team.somebody("Sina Changed"), admin.id().toString(), null));
        signIns.note(rightsChanged(team.somebody("Otto Changed"), null, "root"));

        // then
        JsonNode entries = team.bearer(tokens.of(new PersonId(Ids.next()), "Root", "admin"))
                .get("/api/v1/admin/audit?kind=account&limit=20")
                .body()
                .path("items");
        assertThat(entries)
                .filteredOn(entry -> entry.path("text").asText().contains("Changed"))
                .extracting(entry -> entry.path("actor").path("name").asText(), entry -> entry.path("text")
                        .asText())
                .containsExactlyInAnyOrder(
                        tuple("Ada", "changed the roles or the account of Sina Changed in Keycloak"),
                        tuple(
                                "Taskloom",
                                "heard from Keycloak that “root” changed the roles or the account of Otto Changed"));
    }

    @Test
    void anotherNodesRowIsSeenWithoutAnyEvent() {
        // given
        Somebody me = team.somebody("Sina");
        var ended = session();

        // when: as another node writes it while Kafka is away
        revocations.insert(
                new RevocationRows.Row(ended, null, Instant.now()),
                Instant.now().plusSeconds(300));

        // then
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() ->
                        assertThat(meWith(me, ended, Instant.now()).status()).isEqualTo(401));
    }

    private void deletion(Somebody of, String state) {
        jdbc.sql("""
                        insert into account_deletion (id, person_id, state, requested_at, erase_at, mailed_at)
                        values (?, ?, ?, now(), now() + interval '1 hour', now())""").params(UUID.randomUUID(), of.id().value(), state).update();
    }

    private long noted(Somebody of) {
        return jdbc.sql("select count(*) from sign_in where person = ?")
                .param(of.id().value())
                .query(Long.class)
                .single();
    }

    private TestApi.Answer meWith(Somebody who, String session, Instant issuedAt) {
        return new TestApi(port, tokens.with(claims -> claims.subject(who.id().toString())
                        .claim("sid", session)
                        .issueTime(Date.from(issuedAt))))
                .get("/api/v1/me");
    }

    private static List<String> kinds(Somebody who) {
        JsonNode items = who.api().get("/api/v1/me/logins").body().get("items");
        return items.findValuesAsText("kind");
    }

    private static String session() {
        return UUID.randomUUID().toString();
    }

    /** Without what the team adds to names. */
    private static String plain(JsonNode text) {
        return text.asText().replaceAll(" [0-9a-f]{6}\\b", "");
    }

    private static Happening rightsChanged(Somebody whose, @Nullable String by, @Nullable String administrator) {
        return new Happening(
                UUID.randomUUID().toString(),
                "RIGHTS_CHANGED",
                Instant.now().toEpochMilli(),
                whose.id().toString(),
                null,
                null,
                null,
                null,
                null,
                null,
                by,
                administrator);
    }

    private static Happening happening(
            String type, Somebody who, @Nullable String session, @Nullable String agent, @Nullable String error) {
        return new Happening(
                UUID.randomUUID().toString(),
                type,
                Instant.now().toEpochMilli(),
                who.id().toString(),
                session,
                "taskloom-app",
                "192.0.2.7",
                agent,
                error,
                null,
                null,
                null);
    }
}
