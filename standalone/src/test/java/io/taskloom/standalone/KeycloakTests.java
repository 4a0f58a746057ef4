package io.taskloom.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class KeycloakTests {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeycloakServer keycloak = Services.shared().keycloak();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aTokenSaysWhoWhatAndForWhom() throws IOException {
        var claims = claims(keycloak.token("manager"));

        assertThat(claims.get("iss").asText()).isEqualTo(keycloak.issuer());
        assertThat(claims.get("sub").asText()).isEqualTo("00000000-0000-7000-8000-000000000002");
        assertThat(claims.get("email").asText()).isEqualTo("manager@taskloom.example");
        assertThat(claims.get("email_verified").asBoolean()).isTrue();
        assertThat(claims.get("name").asText()).isEqualTo("Mona Manager");
        assertThat(claims.get("roles"))
                .extracting(JsonNode::asText)
                .contains("manager", "user")
                .doesNotContain("admin");
        assertThat(claims.get("aud").toString()).contains("taskloom-api");
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(300);
    }

    @Test
    void aWrongPasswordGivesNoToken() {
        assertThatThrownBy(() -> keycloak.token("nobody"))
                .isInstanceOf(ServiceFailure.class)
                .hasMessageContaining("No token for nobody");
    }

    @Test
    void applyingTheRealmAgainBringsBackWhatTheCodeSaysAndKeepsWhatOthersAdded() throws Exception {
        // given: an administrator changes what the code says, and adds what it does not
        put(
                "",
                ((ObjectNode) JSON.createObjectNode())
                        .put("accessTokenLifespan", 4000)
                        .put("verifyEmail", false));
        var app = (ObjectNode) client("taskloom-app");
        ((ArrayNode) app.get("redirectUris")).add("https://added.example/*");
        app.put("directAccessGrantsEnabled", true);
        put("/clients/" + app.get("id").asText(), app);
        post("/roles", JSON.createObjectNode().put("name", "added-role"));
        put("", ((ObjectNode) JSON.createObjectNode()).put("browserFlow", "browser"));
        var form = get("/authentication/flows/taskloom-browser-form/executions");
        ask(admin("/authentication/executions/" + form.get(0).get("id").asText())
                .DELETE()
                .build());
        var person = "/users/00000000-0000-7000-8000-000000000005";
        put(person, ((ObjectNode) get(person)).put("lastName", "Changed"));
        var people = get("/users/count").asInt();
        var mail = get("").get("smtpServer");

        // when: the application moved to another address
        var ports = Ports.free();
        DemoRealm.apply(keycloak.url(), ports.app(), "127.0.0.1", ports.smtp());

        // then
        assertThat(get("").get("accessTokenLifespan").asInt()).isEqualTo(300);
        assertThat(get("").get("verifyEmail").asBoolean()).isTrue();
        assertThat(get("").get("browserFlow").asText()).isEqualTo("taskloom-browser");
        assertThat(get("/authentication/flows/taskloom-browser/executions"))
                .extracting(each -> each.path("providerId").asText())
                .contains("taskloom-sign-in-form");
        assertThat(get("").get("smtpServer").get("port").asInt()).isEqualTo(ports.smtp());
        var again = client("taskloom-app");
        assertThat(again.get("directAccessGrantsEnabled").asBoolean()).isFalse();
        assertThat(again.get("redirectUris"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("https://added.example/*", "http://localhost:" + ports.app() + "/*");
        assertThat(get("/roles/added-role").get("name").asText()).isEqualTo("added-role");
        assertThat(get(person).get("lastName").asText()).isEqualTo("Changed");
        assertThat(get("/users/count").asInt()).isEqualTo(people);

        // and: other tests share this Keycloak
        var appPort = URI.create(app.get("rootUrl").asText()).getPort();
        DemoRealm.apply(
                keycloak.url(),
                appPort,
                mail.get("host").asText(),
                mail.get("port").asInt());
    }

    @Test
    void theRealmIsStrict() throws Exception {
        var realm = get("");

        assertThat(realm.get("bruteForceProtected").asBoolean()).isTrue();
        assertThat(realm.get("revokeRefreshToken").asBoolean()).isTrue();
        assertThat(realm.get("refreshTokenMaxReuse").asInt()).isZero();
        assertThat(realm.get("passwordPolicy").asText()).contains("length(10)", "passwordBlacklist(");
        assertThat(realm.get("browserFlow").asText()).isEqualTo("taskloom-browser");
        assertThat(realm.get("directGrantFlow").asText()).isEqualTo("taskloom-direct-grant");
        assertThat(realm.get("registrationFlow").asText()).isEqualTo("taskloom-registration");
        var terms = get("/authentication/required-actions/taskloom-terms");
        assertThat(terms.get("enabled").asBoolean()).isTrue();
        assertThat(terms.get("defaultAction").asBoolean()).isTrue();
        assertThat(client("taskloom-app")
                        .get("attributes")
                        .get("pkce.code.challenge.method")
                        .asText())
                .isEqualTo("S256");
    }

    @Test
    void theSignInPageWearsOurTheme() throws Exception {
        var page = ask(HttpRequest.newBuilder(URI.create(keycloak.issuer()
                        + "/protocol/openid-connect/auth?client_id=taskloom-app&response_type=code&scope=openid"
                        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"
                        + "&redirect_uri="
                        + client("taskloom-app").get("rootUrl").asText() + "/"))
                .build());

        assertThat(page)
                .contains("taskloom-brand", "css/taskloom.css", "Welcome back", "E-mail", "Remember me on this device");
    }

    private JsonNode client(String clientId) throws Exception {
        return StreamSupport.stream(get("/clients?clientId=" + clientId).spliterator(), false)
                .findFirst()
                .orElseThrow();
    }

    private JsonNode get(String path) throws Exception {
        return JSON.readTree(ask(admin(path).build()));
    }

    private void put(String path, JsonNode body) throws Exception {
        ask(admin(path).PUT(BodyPublishers.ofString(body.toString())).build());
    }

    private void post(String path, JsonNode body) throws Exception {
        ask(admin(path).POST(BodyPublishers.ofString(body.toString())).build());
    }

    private HttpRequest.Builder admin(String path) {
        return HttpRequest.newBuilder(URI.create(keycloak.url() + "/admin/realms/taskloom" + path))
                .header("Authorization", "Bearer " + keycloak.adminToken())
                .header("Content-Type", "application/json");
    }

    private String ask(HttpRequest request) throws Exception {
        var answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201, 204, 409);
        return answer.body();
    }

    private static JsonNode claims(String token) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}
