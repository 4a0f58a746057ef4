package io.taskloom.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskloom.standalone.SignInPages.Page;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How somebody new comes in, at a real Keycloak. */
class RegistrationTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LINK = Pattern.compile("https?://\\S+action-token\\S+");
    private static final String PASSWORD = "seven green bottles";
    private static final String TERMS = "/taskloom/authentication/required-actions/taskloom-terms";

    private final KeycloakServer keycloak = Services.shared().keycloak();
    private final MailServer mail = Services.shared().mail();
    private final String address = "new" + Long.toString(System.nanoTime(), 36) + "@elsewhere.example";

    @Test
    void somebodyNewFollowsTheMailedLinkAndAcceptsTheTermsOfEachVersion() throws Exception {
        // given
        var ann = new SignInPages(keycloak);
        var sent = register(ann, address, PASSWORD);
        assertThat(sent.body()).contains("Look into your mail", address);

        // when: without the link there is no token
        assertThat(new SignInPages(keycloak).grant(address, PASSWORD).body()).contains("not fully set up");
        var terms = ann.get(link(address));

        // then
        assertThat(terms.body()).contains("Terms of service", "Version " + version());
        var tokens = ann.tokens(ann.submit(terms, Map.of("accept", "Accept")));
        var claims = claims(tokens);
        assertThat(claims.get("email").asText()).isEqualTo(address);
        assertThat(claims.get("email_verified").asBoolean()).isTrue();
        assertThat(claims.get("name").asText()).isEqualTo("Ann New");
        assertThat(person(address).at("/attributes/taskloom_terms/0").asText()).isEqualTo(version());

        // and: the link is spent
        assertThat(new SignInPages(keycloak).get(link(address)).body()).doesNotContain("Accept");

        // when: the terms change
        var before = version();
        version(before + ".changed");
        try {
            var again = new SignInPages(keycloak);
            var asked = again.signIn(again.open(), address, PASSWORD);
            assertThat(asked.body()).contains("Our terms have changed", "Version " + before + ".changed");
            assertThat(again.submit(asked, Map.of("cancel", "Decline")).isSignedIn())
                    .isFalse();
            var other = new SignInPages(keycloak);
            asked = other.signIn(other.open(), address, PASSWORD);
            assertThat(other.submit(asked, Map.of("accept", "Accept")).isSignedIn())
                    .isTrue();
            var third = new SignInPages(keycloak);
            assertThat(third.signIn(third.open(), address, PASSWORD).isSignedIn())
                    .isTrue();
        } finally {
            version(before);
        }
    }

    @Test
    void inAnotherBrowserTheLinkVerifiesTheAddressAndSignsNobodyIn() {
        register(new SignInPages(keycloak), address, PASSWORD);

        var other = new SignInPages(keycloak);
        var confirm = other.get(link(address));
        assertThat(person(address).get("emailVerified").asBoolean()).isFalse();
        var done = other.click(confirm, "action-token");

        assertThat(done.isSignedIn()).isFalse();
        assertThat(person(address).get("emailVerified").asBoolean()).isTrue();
        assertThat(other.open().isSignedIn()).isFalse();
    }

    @Test
    void weakPasswordsAreRefused() {
        var reasons = Map.of(
                "short1!",
                "Use at least 10 characters",
                "Password1234",
                "among the first that others guess",
                "1q2w3e4r5t6y",
                "among the first that others guess",
                address,
                "not your e-mail address");
        reasons.forEach((password, reason) -> {
            var page = register(new SignInPages(keycloak), address, password);
            assertThat(page.body()).as(password).contains("input-error-password", reason);
        });
        var unlike = new HashMap<>(form(address, PASSWORD));
        unlike.put("password-confirm", "other");
        var browser = new SignInPages(keycloak);
        assertThat(browser.submit(registration(browser), unlike).body()).contains("input-error-password-confirm");
        assertThat(people(address)).isEmpty();
    }

    @Test
    void aKnownAddressIsAnsweredLikeAnUnknownOne() {
        register(new SignInPages(keycloak), address, PASSWORD);
        var unknown = new ArrayList<Duration>();
        var known = new ArrayList<Duration>();
        var answers = new ArrayList<String>();
        for (var round = 0; round < 4; round++) {
            var stranger = round + address;
            answers.add(answer(stranger, unknown));
            answers.add(answer(address, known));
        }

        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(fastest(known))
                .isBetween(fastest(unknown).dividedBy(3), fastest(unknown).multipliedBy(3));
        // and: who has it is told, once
        Awaitility.await().untilAsserted(() -> assertThat(mail.messages(address))
                .filteredOn(message -> message.subject().equals("You have an account already"))
                .hasSize(1));
        assertThat(people(address)).hasSize(1);
    }

    @Test
    void aForgottenPasswordIsAnsweredAlikeForKnownAndUnknownAddresses() {
        var known = forgotten("user2@taskloom.example");
        var unknown = forgotten("nobody" + address);

        assertThat(known.status()).isEqualTo(unknown.status());
        assertThat(plain(known.body(), "user2@taskloom.example")).isEqualTo(plain(unknown.body(), "nobody" + address));
    }

    private Page forgotten(String name) {
        var browser = new SignInPages(keycloak);
        var page = browser.click(browser.open(), "reset-credentials");
        return browser.submit(page, Map.of("username", name));
    }

    private String answer(String email, List<Duration> times) {
        var browser = new SignInPages(keycloak);
        var form = registration(browser);
        var start = System.nanoTime();
        var page = browser.submit(form, form(email, PASSWORD));
        times.add(Duration.ofNanos(System.nanoTime() - start));
        return page.status() + plain(page.body(), email);
    }

    /** Without what differs from one visit to the next. */
    private static String plain(String body, String email) {
        return body.replace(email, "")
                .replaceAll("(tab_id|client_data|session_code|execution)=[^&\"]*", "")
                .replaceAll("\"[A-Za-z0-9+/=_-]{20,}\"", "");
    }

    private static Duration fastest(List<Duration> times) {
        return times.stream().min(Duration::compareTo).orElseThrow();
    }

    private Page registration(SignInPages browser) {
        var page = browser.click(browser.open(), "registration");
        assertThat(page.body()).contains("id=\"password\"", "id=\"password-confirm\"", "id=\"firstName\"");
        return page;
    }

    private Page register(SignInPages browser, String email, String password) {
        return browser.submit(registration(browser), form(email, password));
    }

    private static Map<String, String> form(String email, String password) {
        return Map.of(
                "email", email,
                "password", password,
                "password-confirm", password,
                "firstName", "Ann",
                "lastName", "New");
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

    private JsonNode people(String email) {
        return SignInPages.admin(keycloak, "GET", "/taskloom/users?exact=true&email=" + email, Map.of());
    }

    private JsonNode person(String email) {
        var id = people(email).get(0).get("id").asText();
        return SignInPages.admin(keycloak, "GET", "/taskloom/users/" + id, Map.of());
    }

    private String version() {
        return SignInPages.admin(keycloak, "GET", TERMS, Map.of())
                .at("/config/version")
                .asText();
    }

    private void version(String next) {
        var action = (ObjectNode) SignInPages.admin(keycloak, "GET", TERMS, Map.of());
        action.withObject("config").put("version", next);
        SignInPages.admin(keycloak, "PUT", TERMS, action);
    }

    private static JsonNode claims(JsonNode tokens) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder()
                .decode(tokens.get("access_token").asText().split("\\.")[1]));
    }
}
