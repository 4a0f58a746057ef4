package io.taskloom.engine.identity;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keycloak's keys as last seen by any node. */
@Component
class RealmKeysStore {

    private final JdbcClient jdbc;

    RealmKeysStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<RealmKeys.Keys> find(URI issuer) {
        return jdbc.sql("select jwks, fetched_at from identity_keys where issuer = ?")
                .param(issuer.toString())
                .query((row, number) -> keys(row))
                .optional();
    }

    void save(URI issuer, String jwks, Instant now) {
        jdbc.sql("""
                        insert into identity_keys (issuer, jwks, fetched_at) values (:issuer, :jwks, :now)
                        on conflict (issuer) do update set jwks = excluded.jwks, fetched_at = excluded.fetched_at
                        """)
                .param("issuer", issuer.toString())
                .param("jwks", jwks)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static RealmKeys.Keys keys(ResultSet row) throws SQLException {
        try {
            return new RealmKeys.Keys(
                    JWKSet.parse(row.getString("jwks")),
                    row.getObject("fetched_at", OffsetDateTime.class).toInstant());
        } catch (ParseException e) {
            throw new IllegalStateException("The table identity_keys holds no key set", e);
        }
    }
}
