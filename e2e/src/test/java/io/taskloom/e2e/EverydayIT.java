package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Signing in and out, addresses, keys, small screens. */
class EverydayIT {

    private final RunningSystem system = RunningSystem.shared();

    @Test
    void anAddressOpenedBySomebodyUnknownIsShownAfterTheSignIn() {
        var task = system.api("user").get("/tasks?limit=1").path("items").path(0);
        try (var user = Visitor.unknown(1280, ColorScheme.LIGHT)) {
            user.open("/projects/" + task.path("projectId").asText() + "?task="
                    + task.path("id").asText());
            assertThat(user.signInForm()).isVisible();
            user.screenshot("sign-in");
            user.looksAccessible();

            user.signIn("user");

            assertThat(user.page())
                    .hasURL(Pattern.compile("\\?task=" + task.path("id").asText()));
            assertThat(user.page().getByLabel("Title", new Page.GetByLabelOptions().setExact(true)))
                    .hasValue(task.path("title").asText());
        }
    }

    @Test
    void whoSignsOutIsAskedForThePasswordAgain() {
        try (var user = Visitor.signedIn("user")) {
            user.button("Account menu").click();
            user.screenshot("account-menu");
            user.page()
                    .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Sign out"))
                    .click();

            assertThat(user.signInForm()).isVisible();
            user.open("/my-tasks");
            assertThat(user.signInForm()).isVisible();
        }
    }

    @Test
    void aSessionEndedElsewhereIsToldAndSignedInAnew() {
        try (var user = Visitor.signedIn("user2")) {
            user.expects("40[01]");
            user.page().context().clearCookies();
            endSessions("user2");
            user.page().evaluate("""
                    () => Object.keys(sessionStorage).filter((key) => key.startsWith('oidc.user')).forEach((key) => {
                      const user = JSON.parse(sessionStorage.getItem(key));
                      user.expires_at = 1;
                      sessionStorage.setItem(key, JSON.stringify(user));
                    })
                    """);
            user.link("Everyday").click();

            assertThat(user.page().getByText("Your session has ended")).isVisible();
            user.screenshot("session-ended");
            user.button("Sign in again").click();
            user.signIn("user2");
            assertThat(user.heading("Everyday")).isVisible();
        }
    }

    @Test
    void aWrongAddressIsAnsweredWithAWayBack() {
        try (var user = Visitor.signedIn("user")) {
            user.open("/nothing/is/here");

            assertThat(user.page().getByText("There is nothing here")).isVisible();
            user.screenshot("not-found");
            user.looksAccessible();
            user.link("Go to My tasks").click();
            assertThat(user.heading("My tasks")).isVisible();
        }
    }

    @Test
    void aTaskIsAddedAndCompletedByKeys() {
        var title = "Typed " + Long.toString(System.nanoTime(), 36);
        try (var user = Visitor.signedIn("user")) {
            var keys = user.page().keyboard();
            assertThat(user.task("Water the plants")).isVisible();
            keys.press("?");
            assertThat(user.page().getByRole(AriaRole.DIALOG)).containsText("Show this list");
            user.screenshot("shortcuts");
            keys.press("Escape");
            assertThat(user.page().getByRole(AriaRole.DIALOG)).isHidden();

            keys.press("n");
            keys.type(title);
            keys.press("Enter");
            assertThat(user.task(title)).isVisible();

            user.task(title).focus();
            keys.press(" ");
            assertThat(user.task(title)).isHidden();
            user.page()
                    .getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Done"))
                    .click();
            assertThat(user.checkbox("Reopen " + title)).isChecked();
            user.screenshot("done");
        }
    }

    @Test
    void aPhoneShowsTheSame() {
        try (var user = Visitor.signedIn("user", 360, ColorScheme.DARK)) {
            assertThat(user.task("Water the plants")).isVisible();
            user.screenshot("phone-tasks-dark");
            user.looksAccessible();
            assertThat(user.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            user.task("Water the plants").click();
            assertThat(user.page().getByRole(AriaRole.DIALOG)).isVisible();
            user.screenshot("phone-task-dark");
            user.looksAccessible();
        }
    }

    @Test
    void pagesAreReadableInTheDark() {
        try (var manager = Visitor.signedIn("manager", 1280, ColorScheme.DARK)) {
            manager.link("Everyday").click();
            assertThat(manager.task("Water the plants")).isVisible();
            manager.screenshot("tasks-dark");
            manager.looksAccessible();
            manager.open("/settings");
            assertThat(manager.heading("Settings")).isVisible();
            manager.screenshot("settings-dark");
            manager.looksAccessible();
        }
    }

    private void endSessions(String person) {
        var subject = system.api(person).get("/me").path("id").asText();
        var keycloak = system.addresses().keycloak();
        var master = new io.taskloom.standalone.KeycloakServer(
                        java.net.URI.create(keycloak),
                        "admin",
                        io.taskloom.standalone.KeycloakServer.DEMO_PASSWORD,
                        "",
                        "")
                .adminToken();
        var answer = new Api(keycloak + "/admin/realms/taskloom", () -> master)
                .call("POST", "/users/" + subject + "/logout", "");
        assertThat(answer.status()).isEqualTo(204);
    }
}
