package io.taskloom.engine.identity;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param issuer the realm's public address, as tokens name it: {@code https://id.example.com/realms/taskloom}
 * @param backendUrl how the engine itself reaches Keycloak; null where that is the issuer's own base
 * @param audience who a token must be meant for
 * @param clientId the web application's client
 * @param keysMaxAge after this the keys are fetched anew in the background; the old ones serve until that succeeds
 * @param keysPause how often at most a token with an unknown key makes us ask Keycloak
 * @param clockSkew by how much clocks may differ
 * @param connectSources further origins that the web application may call, as CSP sources
 * @param metricsFrom addresses (CIDR) that may read the metrics without a token
 */
@Validated
@ConfigurationProperties("taskloom.identity")
record IdentitySettings(
        @NotNull(message = "set it to the realm's public address, e.g. https://id.example.com/realms/taskloom")
        URI issuer,

        @Nullable URI backendUrl,
        @DefaultValue("taskloom-api") String audience,
        @DefaultValue("taskloom-app") String clientId,
        @DefaultValue("5m") Duration keysMaxAge,
        @DefaultValue("10s") Duration keysPause,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue List<String> connectSources,
        @DefaultValue({"127.0.0.0/8", "::1"}) List<String> metricsFrom) {

    /** Where the realm's keys are, seen from the engine. */
    URI keysUrl() {
        String path = issuer.getPath();
        String base = backendUrl == null
                ? issuer.toString()
                : backendUrl.toString().replaceAll("/+$", "") + path.substring(Math.max(path.indexOf("/realms/"), 0));
        return URI.create(base + "/protocol/openid-connect/certs");
    }

    /** Scheme, host and port of Keycloak as browsers see it. */
    String issuerOrigin() {
        return issuer.getScheme() + "://" + issuer.getAuthority();
    }
}
