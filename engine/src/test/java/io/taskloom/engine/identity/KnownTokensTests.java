package io.taskloom.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class KnownTokensTests {

    private static final Instant END = Instant.parse("2026-11-21T12:00:00Z");

    private final AtomicInteger checks = new AtomicInteger();
    private final AtomicReference<Instant> now = new AtomicReference<>(END.minusSeconds(300));
    private final KnownTokens tokens = new KnownTokens(this::check, Duration.ofSeconds(30), clock());

    @Test
    void aTokenIsCheckedOnceAndAnotherAnew() {
        tokens.decode("one");
        tokens.decode("one");
        tokens.decode("two");

        assertThat(checks).hasValue(2);
    }

    @Test
    void aTokenThatHasRunOutIsCheckedAgainAndRefused() {
        tokens.decode("one");

        now.set(END.plusSeconds(31));

        assertThatThrownBy(() -> tokens.decode("one")).isInstanceOf(BadJwtException.class);
    }

    @Test
    void aRefusedTokenIsNotRemembered() {
        now.set(END.plusSeconds(31));
        assertThatThrownBy(() -> tokens.decode("one")).isInstanceOf(BadJwtException.class);
        now.set(END);

        assertThat(tokens.decode("one").getTokenValue()).isEqualTo("one");
    }

    private Jwt check(String token) {
        checks.incrementAndGet();
        if (now.get().isAfter(END.plusSeconds(30))) {
            throw new BadJwtException("expired");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "none")
                .subject("somebody")
                .expiresAt(END)
                .build();
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }
}
