package io.taskloom.engine;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.taskloom.engine.event.PersonId;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Signs access tokens as Keycloak would, without Keycloak: its public key stands in PostgreSQL, where the engine keeps the
 * realm's keys. Import it into a test's context.
 */
public class TestTokens {

    private static final RSAKey KEY = newKey("test");

    private final String issuer;

    public TestTokens(JdbcClient jdbc, Environment environment) {
        this.issuer = environment.getRequiredProperty("taskloom.identity.issuer");
        jdbc.sql("""
                        insert into identity_keys (issuer, jwks, fetched_at) values (?, ?, now())
                        on conflict (issuer) do update set jwks = excluded.jwks
                        """).params(issuer, new JWKSet(KEY.toPublicJWK()).toString()).update();
    }

    public static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public RSAKey key() {
        return KEY;
    }

    /** A good token, e.g. {@code of(uma, "Uma User", "user")}. */
    public String of(PersonId person, String name, String... roles) {
        return with(claims -> claims.subject(person.toString())
                .claim("name", name)
                .claim("email", name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@taskloom.example")
                .claim("roles", List.of(roles)));
    }

    /** A good token of somebody, but for what the change does to it. */
    public String with(Consumer<JWTClaimsSet.Builder> change) {
        return sign(claims(change), JWSAlgorithm.RS256, KEY.getKeyID(), signer(KEY));
    }

    public JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(List.of("taskloom-api", "account"))
                .subject("00000000-0000-7000-8000-000000000004")
                .claim("email", "user@taskloom.example")
                .claim("email_verified", true)
                .claim("name", "Uma User")
                .claim("roles", List.of("user", "offline_access"))
                .claim("zoneinfo", "Europe/Berlin")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
        change.accept(claims);
        return claims.build();
    }

    public static String sign(JWTClaimsSet claims, JWSAlgorithm algorithm, String keyId, JWSSigner signer) {
        try {
            var token =
                    new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JWSSigner signer(RSAKey key) {
        try {
            return new RSASSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
