package io.taskloom.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.taskloom.standalone.SignInPages.Page;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Signing in through others: a second realm stands for an OpenID provider such as Google, a stub for GitHub. */
class IdentityProviderTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LINK = Pattern.compile("https?://\\S+action-token\\S+");
    private static final String PASSWORD = "seven green bottles";

    private final KeycloakServer keycloak = Services.shared().keycloak();
    // Before anything is mailed.
    private final MailServer mail = Services.shared().mail();
    private final String elsewhere = "elsewhere-" + UUID.randomUUID();
    private final String address = "p" + UUID.randomUUID() + "@elsewhere.example";

    @AfterEach
    void nothingIsLeft() {
        for (var provider : SignInPages.admin(keycloak, "GET", "/taskloom/identity-provider/instances", Map.of())) {
            SignInPages.admin(
                    keycloak,
                    "DELETE",
                    "/taskloom/identity-provider/instances/"
                            + provider.get("alias").asText(),
                    Map.of());
        }
    }

    @Test
    void somebodyNewComesInAndMustConfirmOnlyAnAddressThatTheProviderHasNotVerified() throws Exception {
        openIdProvider();
        for (var verified : List.of(true, false)) {
            var email = verified + address;
            personElsewhere(email, verified);
            var browser = new SignInPages(keycloak);

            var page = signInElsewhere(browser, email);

            assertThat(page.body()).contains(verified ? "Terms of service" : "verify your email");
            assertThat(person(email).get("emailVerified").asBoolean()).isEqualTo(verified);
            if (verified) {
                var tokens = browser.tokens(browser.submit(page, Map.of("accept", "Accept")));
                assertThat(claims(tokens).get("email_verified").asBoolean()).isTrue();
            }
        }
        delete();
    }

    @Test
    void anAccountThatIsThereIsLinkedByItsPasswordAndNotBefore() {
        // given
        openIdProvider();
        personElsewhere(address, true);
        SignInPages.person(keycloak, address, PASSWORD);
        var browser = new SignInPages(keycloak);

        // when: found, chosen, and guessed wrong
        var form = browser.submit(passwordForm(browser), Map.of("username", address, "password", "wrong"));

        // then
        assertThat(form.isSignedIn()).isFalse();
        assertThat(linked(address)).isEmpty();

        // when
        var done = browser.submit(form, Map.of("username", address, "password", PASSWORD));

        // then
        assertThat(linked(address)).hasSize(1);
        assertThat(done.isSignedIn()).isTrue();
        delete();
    }

    @Test
    void guessesBeforeLinkingAndAtSignInCountTogether() {
        openIdProvider();
        personElsewhere(address, true);
        SignInPages.person(keycloak, address, PASSWORD);
        var browser = new SignInPages(keycloak);
        var form = browser.submit(passwordForm(browser), Map.of("username", address, "password", "wrong"));
        for (var more = 0; more < 4; more++) {
            browser.grant(address, "wrong");
        }

        form = browser.submit(form, Map.of("username", address, "password", PASSWORD));

        assertThat(form.status()).isEqualTo(429);
        assertThat(linked(address)).isEmpty();
        delete();
    }

    private Page passwordForm(SignInPages browser) {
        var found = signInElsewhere(browser, address);
        assertThat(found.isSignedIn()).isFalse();
        var proof = browser.submit(found, Map.of("submitAction", "linkAccount"));
        var asked = browser.submit(proof, Map.of("tryAnotherWay", "on"));
        assertThat(asked.body()).contains("Your password", "A link by mail");
        assertThat(linked(address)).isEmpty();
        var ways = Pattern.compile("name=\"authenticationExecution\" value=\"([^\"]+)\"")
                .matcher(asked.body())
                .results()
                .toList();
        return browser.submit(
                asked, Map.of("authenticationExecution", ways.getLast().group(1)));
    }

    @Test
    void anAccountThatIsThereIsLinkedByAMailedLink() {
        openIdProvider();
        personElsewhere(address, true);
        SignInPages.person(keycloak, address, PASSWORD);
        var browser = new SignInPages(keycloak);
        browser.submit(signInElsewhere(browser, address), Map.of("submitAction", "linkAccount"));
        assertThat(linked(address)).isEmpty();

        var done = browser.get(link(address));

        assertThat(linked(address)).hasSize(1);
        assertThat(done.isSignedIn()).isTrue();
        assertThat(new SignInPages(keycloak).grant(address, PASSWORD).statusCode())
                .isEqualTo(200);
        delete();
    }

    @Test
    void whoRegisteredWithSomebodyElsesAddressIsOutOnceThatOneLinksTheAccount() {
        // given
        openIdProvider();
        personElsewhere(address, true);
        SignInPages.person(keycloak, address, false, "chosen by a stranger");
        var account = "/taskloom/users/" + person(address).get("id").asText();
        var browser = new SignInPages(keycloak);
        browser.submit(signInElsewhere(browser, address), Map.of("submitAction", "linkAccount"));

        // when
        var done = browser.get(link(address));

        // then
        assertThat(done.isSignedIn()).isTrue();
        assertThat(linked(address)).hasSize(1);
        assertThat(person(address).get("emailVerified").asBoolean()).isTrue();
        assertThat(SignInPages.admin(keycloak, "GET", account + "/credentials", Map.of()))
                .isEmpty();
        assertThat(new SignInPages(keycloak)
                        .grant(address, "chosen by a stranger")
                        .statusCode())
                .isIn(400, 401);
        delete();
    }

    @Test
    void gitHubIsThereWithItsVariablesAndGoesWithThemAndItsAddressesAreNotBelieved() throws Exception {
        // given
        assertThat(new SignInPages(keycloak).open().body()).doesNotContain("social-github", "social-google");
        var gitHub = gitHub(address);
        try {
            var url = "http://127.0.0.1:" + gitHub.getAddress().getPort();
            apply(Map.of(
                    "TASKLOOM_GITHUB_CLIENT_ID",
                    "us",
                    "TASKLOOM_GITHUB_CLIENT_SECRET",
                    "secret",
                    "TASKLOOM_GITHUB_URL",
                    url,
                    "TASKLOOM_GITHUB_API_URL",
                    url));
            var browser = new SignInPages(keycloak);
            var page = browser.open();
            assertThat(page.body()).contains("social-github").doesNotContain("social-google");

            // when
            var sentTo = browser.click(page, "broker/github/login");
            assertThat(sentTo.location()).startsWith(url + "/login/oauth/authorize");
            var state = Pattern.compile("state=([^&]+)").matcher(sentTo.location());
            assertThat(state.find()).isTrue();
            var back = browser.get(keycloak.issuer() + "/broker/github/endpoint?code=given&state=" + state.group(1));
            if (back.body().contains("kc-idp-review-profile-form")) {
                back = browser.submit(
                        back, Map.of("email", address, "firstName", "Octo", "lastName", "Cat", "username", address));
            }

            // then
            assertThat(back.isSignedIn()).isFalse();
            assertThat(person(address).get("emailVerified").asBoolean()).isFalse();
            assertThat(link(address)).isNotEmpty();
        } finally {
            gitHub.stop(0);
        }

        // when
        apply(Map.of());

        // then
        assertThat(new SignInPages(keycloak).open().body()).doesNotContain("social-github");
    }

    /** As the realm is applied at each start, with these besides. */
    private void apply(Map<String, String> more) {
        var pages = new SignInPages(keycloak);
        var smtp = SignInPages.admin(keycloak, "GET", "/taskloom", Map.of()).get("smtpServer");
        DemoRealm.apply(
                keycloak.url(),
                URI.create(pages.appUrl()).getPort(),
                smtp.get("host").asText(),
                smtp.get("port").asInt(),
                more);
    }

    /** What of GitHub Keycloak asks. */
    private static HttpServer gitHub(String email) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        var answers = Map.of(
                "/login/oauth/access_token", "{\"access_token\":\"given\",\"token_type\":\"bearer\"}",
                "/user", "{\"id\":4711,\"login\":\"octo\",\"name\":\"Octo Cat\",\"email\":null}",
                "/user/emails", "[{\"email\":\"" + email + "\",\"primary\":true,\"verified\":true}]");
        answers.forEach((path, body) -> server.createContext(path, exchange -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }));
        server.start();
        return server;
    }

    private void openIdProvider() {
        SignInPages.admin(
                keycloak,
                "POST",
                "",
                Map.of(
                        "realm",
                        elsewhere,
                        "enabled",
                        true,
                        "clients",
                        List.of(Map.of(
                                "clientId",
                                "taskloom",
                                "secret",
                                "secret",
                                "publicClient",
                                false,
                                "redirectUris",
                                List.of(keycloak.issuer() + "/*")))));
        var theirs = keycloak.url() + "/realms/" + elsewhere + "/protocol/openid-connect";
        var config = new HashMap<String, String>();
        config.put("clientId", "taskloom");
        config.put("clientSecret", "secret");
        config.put("clientAuthMethod", "client_secret_post");
        config.put("authorizationUrl", theirs + "/auth");
        config.put("tokenUrl", theirs + "/token");
        config.put("jwksUrl", theirs + "/certs");
        config.put("issuer", keycloak.url() + "/realms/" + elsewhere);
        config.put("useJwksUrl", "true");
        config.put("validateSignature", "true");
        config.put("defaultScope", "openid email profile");
        SignInPages.admin(
                keycloak,
                "POST",
                "/taskloom/identity-provider/instances",
                Map.of(
                        "alias",
                        elsewhere,
                        "providerId",
                        "oidc",
                        "enabled",
                        true,
                        "trustEmail",
                        true,
                        "firstBrokerLoginFlowAlias",
                        "taskloom-first-link",
                        "config",
                        config));
    }

    private void delete() {
        SignInPages.admin(keycloak, "DELETE", "/" + elsewhere, Map.of());
    }

    private void personElsewhere(String email, boolean verified) {
        SignInPages.admin(
                keycloak,
                "POST",
                "/" + elsewhere + "/users",
                Map.of(
                        "username",
                        email,
                        "email",
                        email,
                        "emailVerified",
                        verified,
                        "enabled",
                        true,
                        "firstName",
                        "Else",
                        "lastName",
                        "Where",
                        "credentials",
                        List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false))));
    }

    private Page signInElsewhere(SignInPages browser, String email) {
        var theirs = browser.click(browser.open(), "broker/" + elsewhere + "/login");
        return browser.signIn(theirs, email, PASSWORD);
    }

    private JsonNode person(String email) {
        return SignInPages.admin(keycloak, "GET", "/taskloom/users?exact=true&email=" + email, Map.of())
                .get(0);
    }

    private List<String> linked(String email) {
        var path = "/taskloom/users/" + person(email).get("id").asText() + "/federated-identity";
        return StreamSupport.stream(
                        SignInPages.admin(keycloak, "GET", path, Map.of()).spliterator(), false)
                .map(link -> link.get("identityProvider").asText())
                .toList();
    }

    private String link(String to) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> mail.messages(to).stream()
                                .flatMap(message -> LINK.matcher(message.text()).results())
                                .map(found -> found.group())
                                .findFirst()
                                .orElse(""),
                        found -> !found.isEmpty());
    }

    private static JsonNode claims(JsonNode tokens) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder()
                .decode(tokens.get("access_token").asText().split("\\.")[1]));
    }
}
