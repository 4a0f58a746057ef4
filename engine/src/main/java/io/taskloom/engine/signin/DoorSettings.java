package io.taskloom.engine.signin;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The part of the identity settings that says how to reach Keycloak.
 *
 * @param issuer the realm's public address
 * @param backendUrl how the engine itself reaches Keycloak; null where that is the issuer's own base
 * @param engine the engine's service account
 */
@ConfigurationProperties("taskloom.identity")
record DoorSettings(
        URI issuer, @Nullable URI backendUrl, @DefaultValue Engine engine) {

    /** @param clientSecret without it Keycloak is not asked */
    record Engine(
            @DefaultValue("taskloom-engine") String clientId,
            @DefaultValue("") String clientSecret) {}

    /** A path below the realm, for the engine's own calls. */
    URI realm(String path) {
        String realm = issuer.getPath().substring(Math.max(issuer.getPath().indexOf("/realms/"), 0));
        String base =
                backendUrl == null ? issuer.toString() : backendUrl.toString().replaceAll("/+$", "") + realm;
        return URI.create(base + path);
    }
}
