package io.taskloom.engine.bpm.webapp;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The part of the identity settings that Camunda's pages need.
 *
 * @param issuer the realm's public address
 * @param backendUrl how the engine itself reaches Keycloak; null where that is the issuer's own base
 * @param cockpit client people sign in to Camunda's pages with
 * @param engine service account that Camunda reads people and groups with
 */
@Validated
@ConfigurationProperties("taskloom.identity")
record WebappSettings(
        @NotNull(message = "set it to the realm's public address, e.g. https://id.example.com/realms/taskloom")
        URI issuer,

        @Nullable URI backendUrl,
        @DefaultValue @Valid Cockpit cockpit,
        @DefaultValue @Valid Engine engine) {

    /**
     * @param clientSecret without it nobody can sign in to Camunda's pages
     * @param withoutKeycloak how long after the last word from Keycloak a sign-in goes on while it does not answer; at most
     *     {@code taskloom.sign-in.longest-token}, for which sign-outs are remembered
     */
    record Cockpit(
            @DefaultValue("taskloom-cockpit") @NotBlank String clientId,
            @DefaultValue("") String clientSecret,
            @DefaultValue("15m") Duration withoutKeycloak) {}

    /** @param clientSecret without it Camunda knows people by their id only */
    record Engine(
            @DefaultValue("taskloom-engine") @NotBlank String clientId,
            @DefaultValue("") String clientSecret) {}

    /** A page of the realm, for browsers. */
    String page(String path) {
        return issuer + "/protocol/openid-connect/" + path;
    }

    /** The same, for the engine's own calls. */
    String backend(String path) {
        return backendRealm() + "/protocol/openid-connect/" + path;
    }

    String backendRealm() {
        return backendBase() + realmPath();
    }

    String adminApi() {
        return backendBase() + "/admin" + realmPath();
    }

    private String backendBase() {
        String base = backendUrl == null ? issuer.toString().replace(realmPath(), "") : backendUrl.toString();
        return base.replaceAll("/+$", "");
    }

    private String realmPath() {
        String path = issuer.getPath();
        return path.substring(Math.max(path.indexOf("/realms/"), 0));
    }
}
