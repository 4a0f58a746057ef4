package io.taskloom.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.bench.years.Organisation.Person;
import io.taskloom.standalone.KeycloakServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An account for each person, in the realm like anybody's, by Keycloak's Admin API; and a client whose tokens outlive a
 * measurement. Both stay with the data.
 */
final class Accounts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLIENT = "taskloom-bench";

    // Loopback only, like the demo's.
    private static final String PASSWORD = "Bench-only-1";
    private static final int TOKEN_SECONDS = 3_600;
    private static final int AT_ONCE = 4;
    private static final int PER_IMPORT = 100;

    private final KeycloakServer keycloak;
    private final HttpClient http = HttpClient.newHttpClient();

    Accounts(KeycloakServer keycloak) {
        this.keycloak = keycloak;
    }

    /** Makes what is missing. */
    void ensure(List<Person> people) {
        ensureClient();
        for (int from = 0; from < people.size(); from += PER_IMPORT) {
            var part = people.subList(from, Math.min(people.size(), from + PER_IMPORT));
            var users = part.stream().map(Accounts::user).toList();
            admin("POST", "/partialImport", Map.of("ifResourceExists", "SKIP", "users", users));
        }
    }

    /** In the order of the people. */
    List<String> tokens(List<Person> people) {
        try (var signingIn = Executors.newFixedThreadPool(AT_ONCE)) {
            var asked = people.stream()
                    .map(person -> (Callable<String>) () -> token(person))
                    .toList();
            var tokens = new ArrayList<String>();
            for (var answer : signingIn.invokeAll(asked)) {
                tokens.add(answer.get());
            }
            return tokens;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Somebody could not sign in", e.getCause());
        }
    }

    private void ensureClient() {
        var found = admin("GET", "/clients?clientId=" + CLIENT, null);
        if (!found.isEmpty()) {
            return;
        }
        // As the demo's client for the command line, but for the lifetime.
        var demo = admin("GET", "/clients?clientId=taskloom-cli", null).path(0);
        var client = new LinkedHashMap<String, Object>();
        client.put("clientId", CLIENT);
        client.put("publicClient", true);
        client.put("standardFlowEnabled", false);
        client.put("directAccessGrantsEnabled", true);
        client.put("fullScopeAllowed", true);
        client.put("defaultClientScopes", demo.path("defaultClientScopes"));
        client.put("attributes", Map.of("access.token.lifespan", Integer.toString(TOKEN_SECONDS)));
        admin("POST", "/clients", client);
    }

    private static Map<String, Object> user(Person person) {
        var names = person.name().split(" ", 2);
        return Map.of(
                "id", person.id().toString(),
                "username", person.user(),
                "email", person.email(),
                "emailVerified", true,
                "enabled", true,
                "firstName", names[0],
                "lastName", names[1],
                "realmRoles", List.of("user"),
                "credentials", List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false)));
    }

    private String token(Person person) {
        var form =
                Map.of("grant_type", "password", "client_id", CLIENT, "username", person.user(), "password", PASSWORD);
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(keycloak.issuer() + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)))
                .path("access_token")
                .asText();
    }

    private JsonNode admin(String method, String path, @Nullable Object body) {
        var content = body == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(JSON.valueToTree(body).toString());
        return send(HttpRequest.newBuilder(URI.create(keycloak.url() + "/admin/realms/taskloom" + path))
                .header("Authorization", "Bearer " + keycloak.adminToken())
                .header("Content-Type", "application/json")
                .method(method, content));
    }

    private JsonNode send(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(
                        "Keycloak answered %d at %s: %s".formatted(answer.statusCode(), request.uri(), answer.body()));
            }
            return answer.body().isBlank() ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(request.uri() + " does not answer in JSON", e);
        } catch (IOException e) {
            throw new IllegalStateException(request.uri() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
