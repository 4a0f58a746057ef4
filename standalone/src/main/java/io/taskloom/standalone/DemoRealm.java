package io.taskloom.standalone;

import io.taskloom.keycloak.RealmSync;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The realm with the demo people, on a Keycloak that runs. */
final class DemoRealm {

    static final String ADMIN = "admin";

    // Loopback and demo only: a production realm takes its secrets from the environment.
    static final String ENGINE_SECRET = "demo-engine-secret";
    static final String COCKPIT_SECRET = "demo-cockpit-secret";

    private DemoRealm() {}

    static KeycloakServer apply(URI keycloak, int appPort, String mailHost, int mailPort) {
        return apply(keycloak, appPort, mailHost, mailPort, Map.of());
    }

    /** With further variables of the realm. */
    static KeycloakServer apply(URI keycloak, int appPort, String mailHost, int mailPort, Map<String, String> more) {
        var variables = new HashMap<>(Map.of(
                "TASKLOOM_PUBLIC_URL",
                "http://localhost:" + appPort,
                "TASKLOOM_ENGINE_CLIENT_SECRET",
                ENGINE_SECRET,
                "TASKLOOM_COCKPIT_CLIENT_SECRET",
                COCKPIT_SECRET,
                "TASKLOOM_MAIL_HOST",
                mailHost,
                "TASKLOOM_MAIL_PORT",
                Integer.toString(mailPort),
                "TASKLOOM_MAIL_FROM",
                "taskloom@taskloom.example"));
        variables.putAll(more);
        RealmSync.apply(keycloak, ADMIN, KeycloakServer.DEMO_PASSWORD, true, variables::get);
        return at(keycloak);
    }

    /** A Keycloak to which this realm was applied. */
    static KeycloakServer at(URI keycloak) {
        return new KeycloakServer(keycloak, ADMIN, KeycloakServer.DEMO_PASSWORD, ENGINE_SECRET, COCKPIT_SECRET);
    }
}
