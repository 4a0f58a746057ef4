package io.taskloom.engine.bpm.webapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.standalone.KeycloakServer;
import io.taskloom.standalone.Services;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

/** What these tests do to the realm, as its administrator. */
final class Realm {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Realm() {}

    static URI publicUrl() throws Exception {
        return URI.create(call("GET", "/clients?clientId=taskloom-cockpit", "")
                .path(0)
                .path("rootUrl")
                .asText());
    }

    /** Somebody new, who is an administrator of the installation. @param id theirs in Keycloak */
    record Someone(String name, String id) {}

    static Someone administrator() throws Exception {
        String name = "ada-" + UUID.randomUUID().toString().substring(0, 8) + "@taskloom.example";
        call("POST", "/users", """
                {"username": "%s", "email": "%s", "emailVerified": true, "enabled": true,
                 "firstName": "Ada", "lastName": "Min", "requiredActions": [],
                 "credentials": [{"type": "password", "value": "%s", "temporary": false}]}
                """.formatted(name, name, KeycloakServer.DEMO_PASSWORD));
        String id = call("GET", "/users?exact=true&email=" + name, "")
                .path(0)
                .path("id")
                .asText();
        // Keycloak adds the terms to whoever is made.
        call("PUT", "/users/" + id, "{\"requiredActions\": []}");
        roles("POST", id);
        return new Someone(name, id);
    }

    static void takeTheRoleFrom(Someone person) throws Exception {
        roles("DELETE", person.id());
    }

    static void signOut(Someone person) throws Exception {
        call("POST", "/users/" + person.id() + "/logout", "");
    }

    static void delete(Someone person) throws Exception {
        call("DELETE", "/users/" + person.id(), "");
    }

    private static void roles(String method, String person) throws Exception {
        call(
                method,
                "/users/" + person + "/role-mappings/realm",
                "[" + call("GET", "/roles/" + WebappSecurity.ADMIN, "") + "]");
    }

    private static JsonNode call(String method, String path, String body) throws Exception {
        KeycloakServer keycloak = Services.shared().keycloak();
        String answer = HTTP.send(
                        HttpRequest.newBuilder(URI.create(keycloak.url() + "/admin/realms/taskloom" + path))
                                .header("Authorization", "Bearer " + keycloak.adminToken())
                                .header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        return JSON.readTree(answer.isBlank() ? "{}" : answer);
    }
}
