package io.taskloom.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Signing in at a real Keycloak: locks, sessions, and what an attacker tries. */
class SignInTests {

    private static final String PASSWORD = "seven green bottles";

    private final KeycloakServer keycloak = Services.shared().keycloak();

    @Test
    void aNameIsLockedForAGrowingTimeWhetherItExistsOrNot() throws Exception {
        for (var name : List.of(person(), "nobody-" + UUID.randomUUID() + "@elsewhere.example")) {
            // given
            var browser = new SignInPages(keycloak);
            var page = browser.open();
            for (var wrong = 0; wrong < 5; wrong++) {
                page = browser.signIn(page, name, "wrong");
                assertThat(page.status()).as(name).isEqualTo(200);
                assertThat(page.body()).contains("Invalid username or password");
            }

            // when: also with the right one, from another browser, in other letters
            var other = new SignInPages(keycloak);
            var locked = other.signIn(other.open(), " " + name.toUpperCase(Locale.ROOT), PASSWORD);
            var granted = other.grant(name, PASSWORD);

            // then
            assertThat(locked.status()).isEqualTo(429);
            assertThat(seconds(locked.retryAfter())).isBetween(50L, 63L);
            assertThat(locked.body()).contains("Too many attempts. Try again in ", "taskloom-brand");
            assertThat(granted.statusCode()).isEqualTo(429);
            assertThat(seconds(granted.headers().firstValue("Retry-After"))).isBetween(50L, 63L);

            // when: the time is over, and it is wrong again
            SignInPages.endLocks(keycloak);
            assertThat(other.grant(name, "wrong").statusCode()).isEqualTo(400);

            // then
            assertThat(seconds(other.grant(name, "wrong").headers().firstValue("Retry-After")))
                    .isBetween(110L, 123L);
        }
    }

    @Test
    void manyAtOnceTryNoMorePasswordsThanOneAfterTheOther() throws Exception {
        var name = person();
        var pages = new SignInPages(keycloak);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = IntStream.range(0, 30)
                    .<Callable<HttpResponse<String>>>mapToObj(each -> () -> pages.grant(name, "wrong" + each))
                    .toList();
            var statuses = new ArrayList<Integer>();
            for (var done : threads.invokeAll(tries)) {
                statuses.add(done.get().statusCode());
            }

            assertThat(statuses.stream().collect(Collectors.groupingBy(each -> each, Collectors.counting())))
                    .isEqualTo(Map.of(400, 5L, 429, 25L));
        }
    }

    @Test
    void theRightPasswordForgetsWhatFailedBefore() throws Exception {
        var name = person();
        var pages = new SignInPages(keycloak);
        for (var round = 0; round < 2; round++) {
            for (var wrong = 0; wrong < 4; wrong++) {
                assertThat(pages.grant(name, "wrong").statusCode()).isEqualTo(400);
            }
            assertThat(pages.grant(name, PASSWORD).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aRememberedSessionLastsLongerThanTheBrowser() throws Exception {
        var name = person();
        var plain = new SignInPages(keycloak);
        var remembered = new SignInPages(keycloak);

        var plainly = plain.tokens(plain.signIn(plain.open(), name, PASSWORD));
        var rememberedly = remembered.tokens(remembered.submit(
                remembered.open(), Map.of("username", name, "password", PASSWORD, "rememberMe", "on")));

        assertThat(plainly.get("refresh_expires_in").asLong()).isLessThanOrEqualTo(12 * 3600);
        assertThat(rememberedly.get("refresh_expires_in").asLong()).isGreaterThan(29 * 24 * 3600);
        assertThat(identity(plain)).doesNotContain("Max-Age");
        assertThat(identity(remembered)).contains("Max-Age");
        // and: the form knows the name the next time
        assertThat(remembered.lastCookies).contains("KEYCLOAK_REMEMBER_ME");
    }

    @Test
    void aSessionPlantedBeforeTheSignInIsNoneAfterIt() throws Exception {
        // given: the attacker's cookies in somebody's browser
        var attacker = new SignInPages(keycloak);
        attacker.open();
        var victim = new SignInPages(keycloak);
        victim.cookies.putAll(attacker.cookies);

        // when
        assertThat(victim.signIn(victim.open(), person(), PASSWORD).isSignedIn())
                .isTrue();

        // then
        assertThat(attacker.open().isSignedIn()).isFalse();
        victim.cookies.forEach((name, value) -> {
            if (name.startsWith("KEYCLOAK_SESSION")) {
                attacker.cookies.put(name, value);
            }
        });
        assertThat(attacker.open().isSignedIn()).isFalse();
    }

    @Test
    void nobodyIsSentElsewhereAfterSigningInOrOut() throws Exception {
        var pages = new SignInPages(keycloak);
        var app = pages.appUrl();
        var host = app.substring("http://".length());
        for (var evil : List.of(
                "https://evil.example/",
                app + ".evil.example/",
                app + "@evil.example/",
                "http://evil.example/" + host,
                "//evil.example/",
                app + "/../../evil",
                "javascript:alert(1)")) {
            var in = pages.get(pages.signInUrl(evil));
            assertThat(in.status()).as("in: " + evil).isEqualTo(400);
            assertThat(in.location()).isEmpty();
            var out = pages.get(keycloak.issuer()
                    + "/protocol/openid-connect/logout?client_id=taskloom-app&post_logout_redirect_uri="
                    + URLEncoder.encode(evil, StandardCharsets.UTF_8));
            assertThat(out.status()).as("out: " + evil).isEqualTo(400);
            assertThat(out.location()).isEmpty();
        }
        var in = pages.signIn(pages.open(), person(), PASSWORD);
        assertThat(in.location()).startsWith(app + "/?");
    }

    private static String identity(SignInPages browser) {
        return browser.lastCookies
                .lines()
                .filter(cookie -> cookie.startsWith("KEYCLOAK_IDENTITY="))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private static long seconds(Optional<String> retryAfter) {
        return Long.parseLong(retryAfter.orElseThrow());
    }

    /** Somebody of this test's own. */
    private String person() {
        var name = "p" + UUID.randomUUID() + "@elsewhere.example";
        SignInPages.person(keycloak, name, PASSWORD);
        return name;
    }
}
