package io.taskloom.engine.identity;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Fetches the realm's public keys from Keycloak. */
@Component
class RealmKeysClient {

    private final KeycloakCalls keycloak = new KeycloakCalls(Duration.ofSeconds(3));
    private final IdentitySettings settings;

    RealmKeysClient(IdentitySettings settings) {
        this.settings = settings;
    }

    static final class Unreachable extends Exception {
        Unreachable(String message) {
            super(message);
        }
    }

    String fetch() throws Unreachable {
        try {
            HttpResponse<String> response =
                    keycloak.send(HttpRequest.newBuilder(settings.keysUrl()).build());
            if (response.statusCode() != 200) {
                throw new Unreachable(settings.keysUrl() + " answered " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new Unreachable(settings.keysUrl() + " did not answer: " + e);
        }
    }
}
