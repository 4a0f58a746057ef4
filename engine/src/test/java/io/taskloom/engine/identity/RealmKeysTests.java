package io.taskloom.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpServer;
import io.taskloom.engine.GroundTest;
import io.taskloom.engine.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GroundTest
class RealmKeysTests {

    private static final RSAKey OLD = TestTokens.newKey("old");
    private static final RSAKey NEW = TestTokens.newKey("new");

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<RSAKey> current = new AtomicReference<>(OLD);
    private final MovableClock clock = new MovableClock();

    @Autowired
    private RealmKeysStore store;

    private HttpServer keycloak;

    @BeforeEach
    void startKeycloak() throws IOException {
        keycloak = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keycloak.createContext("/realms/taskloom/protocol/openid-connect/certs", exchange -> {
            asked.incrementAndGet();
            byte[] body = new JWKSet(current.get().toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        keycloak.start();
    }

    @AfterEach
    void stopKeycloak() {
        keycloak.stop(0);
    }

    private RealmKeys node() {
        var settings = new IdentitySettings(
                URI.create("https://id.example.com/realms/taskloom"
                        + keycloak.getAddress().getPort()),
                URI.create("http://127.0.0.1:" + keycloak.getAddress().getPort()),
                "taskloom-api",
                "taskloom-app",
                Duration.ofMinutes(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                List.of(),
                List.of());
        // The port keeps the tests' issuers apart; the stub answers the plain realm.
        var client = new RealmKeysClient(new IdentitySettings(
                URI.create("https://id.example.com/realms/taskloom"),
                settings.backendUrl(),
                "taskloom-api",
                "taskloom-app",
                settings.keysMaxAge(),
                settings.keysPause(),
                settings.clockSkew(),
                List.of(),
                List.of()));
        return new RealmKeys(store, client, settings, clock);
    }

    private static JWKSelector selector(RSAKey key) {
        return new JWKSelector(JWKMatcher.forJWSHeader(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build()));
    }

    @Test
    void keysServeOverARestartWhileKeycloakIsAway() throws Exception {
        // given
        node().get(selector(OLD), null);
        keycloak.stop(0);
        clock.move(Duration.ofDays(3));

        // when
        var restarted = node();

        // then
        assertThat(restarted.get(selector(OLD), null)).hasSize(1);
        assertThat(restarted.get(selector(OLD), null)).hasSize(1);
    }

    @Test
    void withoutAnyKeysItSaysSo() {
        keycloak.stop(0);
        assertThatThrownBy(() -> node().get(selector(OLD), null)).isInstanceOf(KeySourceException.class);
    }

    @Test
    void aNewKeyIsFetchedWhenATokenNamesIt() throws Exception {
        // given
        var node = node();
        node.get(selector(OLD), null);
        current.set(NEW);
        clock.move(Duration.ofSeconds(11));

        // when, then
        assertThat(node.get(selector(NEW), null)).hasSize(1);
    }

    @Test
    void unknownKeysDoNotMakeUsAskKeycloakAgainAndAgain() throws Exception {
        // given
        var node = node();
        node.get(selector(OLD), null);
        clock.move(Duration.ofSeconds(11));

        // when
        for (int i = 0; i < 50; i++) {
            assertThat(node.get(selector(NEW), null)).isEmpty();
        }

        // then
        assertThat(asked).hasValue(2);
    }

    private static final class MovableClock extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
