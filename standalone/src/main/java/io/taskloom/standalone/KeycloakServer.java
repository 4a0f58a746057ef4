package io.taskloom.standalone;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A running Keycloak with the demo realm.
 *
 * @param url its address
 * @param adminUser an administrator of the master realm
 * @param adminPassword the administrator's password
 * @param engineSecret secret of the client {@code taskloom-engine}
 * @param cockpitSecret secret of the client {@code taskloom-cockpit}
 */
public record KeycloakServer(
        URI url, String adminUser, String adminPassword, String engineSecret, String cockpitSecret) {

    /** The password of every demo person. */
    public static final String DEMO_PASSWORD = "Taskloom-demo-1";

    /** The realm's address, as its tokens say it. */
    public String issuer() {
        return url + "/realms/taskloom";
    }

    /** What a demo person signs in with. @param person an address, or what stands before its {@code @}: {@code manager} */
    public static String address(String person) {
        return person.contains("@") ? person : person + "@taskloom.example";
    }

    /** A fresh access token of a demo person. @param person as for {@link #address} */
    public String token(String person) {
        return grant("taskloom", "taskloom-cli", address(person), DEMO_PASSWORD);
    }

    /** A fresh access token for Keycloak's Admin API. */
    public String adminToken() {
        return grant("master", "admin-cli", adminUser, adminPassword);
    }

    private String grant(String realm, String client, String user, String password) {
        var form = Map.of("grant_type", "password", "client_id", client, "username", user, "password", password)
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(url + "/realms/" + realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != 200) {
                throw new ServiceFailure("No token for " + user + ": " + answer.body());
            }
            return new ObjectMapper()
                    .readTree(answer.body())
                    .required("access_token")
                    .asText();
        } catch (IOException e) {
            throw new ServiceFailure("Keycloak does not answer at " + url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceFailure("Interrupted while asking for a token", e);
        }
    }
}
