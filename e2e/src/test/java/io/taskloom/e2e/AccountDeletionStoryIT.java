package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.taskloom.standalone.KeycloakServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Somebody takes a copy of their data, deletes their account, thinks better of it at the sign-in, and comes back. */
class AccountDeletionStoryIT {

    private static final Pattern LINK = Pattern.compile("/account-recovery/[\\w-]+");

    @Test
    void anAccountIsDeletedAndRestoredByTheMailedLink() throws Exception {
        String dora = "dora-" + UUID.randomUUID().toString().substring(0, 8) + "@taskloom.example";
        String id = create(dora);
        try (var browser = Visitor.unknown(1280, ColorScheme.LIGHT);
                var phone = Visitor.unknown(390, ColorScheme.DARK)) {
            // given
            browser.open("/settings/delete-account");
            browser.signIn(dora);
            assertThat(browser.heading("Delete your account")).isVisible();
            Path copy = browser.page()
                    .waitForDownload(() -> browser.button("Download my data").click())
                    .path();
            assertThat(copy).isNotEmptyFile();
            browser.screenshot("delete-account");
            browser.looksAccessible();

            // when
            browser.page().getByLabel("Type " + dora + " to confirm").fill(dora);
            browser.button("Delete my account").click();

            // then
            assertThat(browser.heading("Your account is closed")).isVisible();
            browser.screenshot("account-closed");
            browser.looksAccessible();

            // when she signs in elsewhere
            phone.expects("410");
            phone.open("/");
            phone.signIn(dora);
            assertThat(phone.page().getByText("Your account is to be deleted")).isVisible();
            phone.screenshot("account-closed-at-sign-in");
            phone.looksAccessible();
            int before = links(dora);
            phone.button("Mail me the link").click();
            assertThat(phone.page().getByRole(AriaRole.STATUS)).isVisible();

            // then: the first mail is new enough, so that no second is sent at once
            await().atMost(Duration.ofSeconds(15)).until(() -> links(dora) >= Math.max(1, before));
            phone.open(link(dora));
            assertThat(phone.button("Restore my account")).isVisible();
            phone.screenshot("restore-account");
            phone.looksAccessible();
            phone.button("Restore my account").click();
            assertThat(phone.heading("Welcome back")).isVisible();
            phone.page().reload();
            assertThat(phone.heading("This link is used up")).isVisible();

            // and she is back
            await().atMost(Duration.ofSeconds(10)).until(() -> RunningSystem.shared().mails(dora).stream()
                    .anyMatch(mail -> mail.subject().contains("restored")));
            browser.button("Go to the sign-in").click();
            browser.signIn(dora);
            browser.page().waitForURL("**/my-tasks");
            browser.open("/settings");
            var data = browser.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Your data"));
            assertThat(data).isVisible();
            data.scrollIntoViewIfNeeded();
            browser.screenshot("settings-your-data");
        } finally {
            admin("DELETE", "/users/" + id, "");
        }
    }

    private static int links(String to) {
        return (int) RunningSystem.shared().mails(to).stream()
                .filter(mail -> LINK.matcher(mail.text()).find())
                .count();
    }

    private static String link(String to) {
        return RunningSystem.shared().mails(to).stream()
                .map(mail -> LINK.matcher(mail.text()))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElseThrow();
    }

    private static String create(String email) throws Exception {
        admin("POST", "/users", """
                {"username": "%s", "email": "%s", "emailVerified": true, "enabled": true, "firstName": "Dora", "lastName": "Leaving",
                 "requiredActions": [], "credentials": [{"type": "password", "value": "%s", "temporary": false}]}
                """.formatted(email, email, KeycloakServer.DEMO_PASSWORD));
        Matcher id =
                Pattern.compile("\"id\":\"([^\"]+)\"").matcher(admin("GET", "/users?exact=true&email=" + email, ""));
        if (!id.find()) {
            throw new AssertionError("Keycloak does not know " + email);
        }
        // Keycloak adds the terms to whoever is made.
        admin("PUT", "/users/" + id.group(1), "{\"requiredActions\": []}");
        return id.group(1);
    }

    private static String admin(String method, String path, String body) throws IOException, InterruptedException {
        var keycloak = RunningSystem.shared().keycloak();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(keycloak.url() + "/admin/realms/taskloom" + path))
                                    .header("Authorization", "Bearer " + keycloak.adminToken())
                                    .header("Content-Type", "application/json")
                                    .method(method, BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
