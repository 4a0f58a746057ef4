package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.taskloom.standalone.MailServer;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Somebody new registers by a mailed link, and changes profile, password and address from the settings. */
class AccountStoryIT {

    private static final Pattern LINK = Pattern.compile("https?://\\S+action-token\\S+");
    private static final String FIRST = "Seven green bottles";
    private static final String SECOND = "Eight red balloons";

    private final String name = "ann" + Long.toString(System.nanoTime(), 36);
    private final String address = name + "@taskloom.example";
    private final String next = name + "@elsewhere.example";

    @Test
    void somebodyRegistersAndKeepsTheirAccountUpToDate() {
        try (var ann = Visitor.unknown(1280, ColorScheme.LIGHT)) {
            register(ann);
            ann.page().getByLabel("Workspace name").fill("Ann alone");
            ann.button("Create workspace").click();
            ann.page().waitForURL("**/my-tasks");

            ann.open("/settings");
            ann.button("Edit profile").click();
            fill(ann.page(), "lastName", "Newman");
            fill(ann.page(), "zoneinfo", "Europe/Vienna");
            ann.screenshot("profile-form");
            ann.looksAccessible();
            ann.button("Continue").click();
            assertThat(ann.page().getByText("Your profile is changed.")).isVisible();
            assertThat(ann.heading("Ann Newman")).isVisible();
            assertThat(ann.page().getByText("Europe/Vienna")).isVisible();
            ann.screenshot("settings");
            ann.looksAccessible();

            ann.button("Change password").click();
            fill(ann.page(), "password-new", SECOND);
            fill(ann.page(), "password-confirm", SECOND);
            ann.screenshot("password-form");
            ann.looksAccessible();
            ann.button("Continue").click();
            assertThat(ann.page().getByText("Your password is changed.")).isVisible();

            ann.button("Change e-mail").click();
            fill(ann.page(), "email", next);
            ann.screenshot("email-form");
            ann.looksAccessible();
            ann.button("Continue").click();
            ann.page().navigate(mailed(next));
            ann.screenshot("email-changed");
        }
        try (var again = Visitor.unknown(1280, ColorScheme.DARK)) {
            again.open("/settings");
            again.signInForm().fill(next);
            again.screenshot("sign-in-dark");
            again.looksAccessible();
            fill(again.page(), "password", SECOND);
            again.button("Sign in").click();
            assertThat(again.page().getByText(next).first()).isVisible();
        }
    }

    private void register(Visitor ann) {
        ann.open("/");
        ann.link("Create account").click();
        fill(ann.page(), "email", address);
        fill(ann.page(), "password", "password1234");
        fill(ann.page(), "password-confirm", "password1234");
        fill(ann.page(), "firstName", "Ann");
        fill(ann.page(), "lastName", "New");
        ann.button("Create account").click();
        assertThat(ann.page().getByText("among the first that others guess")).isVisible();
        ann.screenshot("register");
        ann.looksAccessible();
        lookOnAPhone(ann);
        fill(ann.page(), "password", FIRST);
        fill(ann.page(), "password-confirm", FIRST);
        ann.button("Create account").click();
        assertThat(ann.heading("Look into your mail")).isVisible();
        ann.screenshot("register-sent");
        ann.looksAccessible();
        ann.page().navigate(mailed(address));
        assertThat(ann.heading("Terms of service")).isVisible();
        ann.screenshot("terms");
        ann.looksAccessible();
        ann.button("Accept").click();
    }

    private static void lookOnAPhone(Visitor ann) {
        ann.page().setViewportSize(390, 760);
        ann.screenshot("register-phone");
        ann.page().setViewportSize(1280, 800);
    }

    private static void fill(Page page, String field, String value) {
        page.locator("#" + field).fill(value);
    }

    private static String mailed(String to) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> RunningSystem.shared().mails(to).stream()
                                .map(MailServer.Message::text)
                                .map(LINK::matcher)
                                .filter(Matcher::find)
                                .map(Matcher::group)
                                .findFirst()
                                .orElse(""),
                        link -> !link.isEmpty());
    }
}
