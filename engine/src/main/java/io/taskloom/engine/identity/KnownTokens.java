package io.taskloom.engine.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Checks the signature of a token once a minute, not with every request: a tenth of what a small request costs. Only the
 * signature is remembered; what its holder may do is asked each time, and a key that the realm has withdrawn is out after that
 * minute.
 */
class KnownTokens implements JwtDecoder {

    private final JwtDecoder decoder;
    private final Duration clockSkew;
    private final Clock clock;
    private final Cache<String, Jwt> checked = Caffeine.newBuilder()
            .maximumSize(5_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    KnownTokens(JwtDecoder decoder, Duration clockSkew, Clock clock) {
        this.decoder = decoder;
        this.clockSkew = clockSkew;
        this.clock = clock;
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = checked.getIfPresent(token);
        if (known != null && inTime(known)) {
            return known;
        }
        Jwt decoded = decoder.decode(token);
        checked.put(token, decoded);
        return decoded;
    }

    private boolean inTime(Jwt token) {
        Instant end = token.getExpiresAt();
        return end != null && clock.instant().minus(clockSkew).isBefore(end);
    }
}
