package io.taskloom.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.PlainJWT;
import io.taskloom.engine.GroundTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestTokens;
import io.taskloom.engine.event.PersonId;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GroundTest
class SignInApiTests {

    private static final PersonId UMA = PersonId.of("00000000-0000-7000-8000-000000000004");

    @LocalServerPort
    private int port;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private TestApi.Answer get(String path, @Nullable String token) {
        return new TestApi(port, token).get(path);
    }

    private void assertRefused(@Nullable String token) {
        var answer = get("/api/v1/me", token);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.type()).isEqualTo("token-refused");
        assertThat(answer.body().path("instance").asText()).isEqualTo("/api/v1/me");
    }

    @Test
    void nobodyComesInWithoutAToken() {
        assertRefused(null);
    }

    @Test
    void garbageIsNoToken() {
        assertRefused("garbage");
        assertRefused("a.b.c");
    }

    @Test
    void anExpiredTokenIsRefused() {
        assertRefused(tokens.with(
                claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(60)))));
    }

    @Test
    void aTokenWithoutAnEndIsRefused() {
        assertRefused(tokens.with(claims -> claims.expirationTime(null)));
    }

    @Test
    void aTokenThatHasNotBegunIsRefused() {
        assertRefused(tokens.with(
                claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(120)))));
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        assertRefused(tokens.with(claims -> claims.issuer("https://evil.example/realms/taskloom")));
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        assertRefused(tokens.with(claims -> claims.audience("taskloom-app")));
    }

    @Test
    void anUnsignedTokenIsRefused() {
        assertRefused(new PlainJWT(tokens.claims(claims -> {})).serialize());
    }

    @Test
    void aTokenSignedWithThePublicKeyAsSecretIsRefused() throws JOSEException {
        var secret = new MACSigner(tokens.key().toRSAPublicKey().getEncoded());
        assertRefused(TestTokens.sign(
                tokens.claims(claims -> {}), JWSAlgorithm.HS256, tokens.key().getKeyID(), secret));
    }

    @Test
    void aTokenSignedWithAnotherKeyIsRefused() {
        var stranger = TestTokens.newKey("test");
        assertRefused(
                TestTokens.sign(tokens.claims(claims -> {}), JWSAlgorithm.RS256, "test", TestTokens.signer(stranger)));
    }

    @Test
    void anUnverifiedAccountMayDoNothing() {
        // when
        var answer = get("/api/v1/me", tokens.with(claims -> claims.claim("email_verified", false)));

        // then
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.type()).isEqualTo("email-not-verified");
    }

    @Test
    void aTokensHolderBecomesKnown() {
        // when
        var answer = get("/api/v1/me", tokens.of(UMA, "Uma User", "user", "designer"));

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("id").asText()).isEqualTo(UMA.toString());
        assertThat(answer.body().path("timeZone").asText()).isEqualTo("Europe/Berlin");
        assertThat(answer.body().path("roles").toString()).contains("designer", "user");
        assertThat(answer.body().path("workspaces").isArray()).isTrue();
        assertThat(people.findByEmail("UMA.USER@taskloom.example"))
                .map(PersonView::id)
                .contains(UMA);
        assertThat(people.find(List.of(UMA, PersonId.of("00000000-0000-7000-8000-00000000ffff"))))
                .containsOnlyKeys(UMA);
        assertThat(people.roles(UMA)).contains(Role.DESIGNER);
    }

    @Test
    void readingWritesThePersonOnlyWhenTheTokenTellsSomethingNew() {
        // given
        var token = tokens.with(claims -> claims.subject("not-a-uuid").claim("name", "Nora"));
        get("/api/v1/me", token);
        var first = versionOf("not-a-uuid");

        // when
        get("/api/v1/me", token);

        // then
        assertThat(versionOf("not-a-uuid")).isEqualTo(first);

        // when
        var renamed = get(
                "/api/v1/me", tokens.with(claims -> claims.subject("not-a-uuid").claim("name", "Nora N.")));

        // then
        assertThat(versionOf("not-a-uuid")).isNotEqualTo(first);
        assertThat(renamed.body().path("name").asText()).isEqualTo("Nora N.");
    }

    private String versionOf(String subject) {
        return jdbc.sql("select xmin::text from person where subject = ?")
                .param(subject)
                .query(String.class)
                .single();
    }

    @Test
    void theAdminPagesAreForAdmins() {
        assertThat(get("/api/v1/admin/people", tokens.of(UMA, "Uma User", "user"))
                        .status())
                .isEqualTo(403);
        assertThat(get("/api/v1/admin/people", tokens.of(UMA, "Uma User", "admin"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theAppsConfigurationIsPublic() {
        var answer = get("/app-config.json", null);
        assertThat(answer.body().path("clientId").asText()).isEqualTo("taskloom-app");
        assertThat(answer.body().path("issuer").asText()).endsWith("/realms/taskloom");
        assertThat(answer.header("Content-Security-Policy")).contains("object-src 'none'");
    }
}
