package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** From the modeler to the run: mail, webhook, waiting, and what is done about a task that stays open. */
class AutomationStoryIT {

    private static final List<String> STEPS = List.of(
            "task-created",
            "send-mail",
            "call-webhook",
            "wait",
            "look-again",
            "still-open",
            "follow-up",
            "followed-up");

    private final RunningSystem system = RunningSystem.shared();
    private final String title = "Answer the auditors " + Long.toString(System.nanoTime(), 36);

    @Test
    void aPublishedAutomationRunsFromATaskToAMailAWebhookAndAFollowUp() {
        try (var listener = new WebhookListener();
                var designer = Visitor.signedIn("designer");
                var user = Visitor.signedIn("user")) {
            publish(designer, listener.url());

            addUrgently(user);
            watch(designer, listener);
            inspect(designer);

            assertThat(user.task("Follow up: " + title)).isVisible();
            assertThat(user.task(title)).isVisible();
            user.task("Follow up: " + title).click();
            assertThat(user.link("Show the run")).isVisible();
            user.screenshot("follow-up-task");
        }
    }

    private void publish(Visitor designer, String webhook) {
        var page = designer.page();
        designer.link("Automations").click();
        assertThat(designer.heading("Automations")).isVisible();
        designer.screenshot("automations");
        designer.looksAccessible();
        designer.link("High priority follow-up").click();

        select(designer, "call-webhook");
        replace(
                page.locator("[data-entry-id^=field-url] input, [data-entry-id^=field-url] [role=textbox]")
                        .first(),
                webhook);
        designer.screenshot("modeler");
        designer.looksAccessible();
        select(designer, "wait");
        replace(
                page.locator("[data-entry-id=timer-value] [role=textbox], [data-entry-id=timer-value] input")
                        .first(),
                "PT5S");
        assertThat(page.getByText("All changes saved")).isVisible();

        designer.button("Publish").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("No findings: it can be published.");
        designer.screenshot("publish");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Publish"))
                .click();
        assertThat(page.getByText(Pattern.compile("Version \\d+ is live"))).isVisible();
    }

    private static void select(Visitor designer, String element) {
        // What can be appended to the element selected before may lie over this one.
        designer.page().locator(".djs-container > svg").click(new Locator.ClickOptions().setPosition(400, 60));
        designer.page()
                .locator(".djs-shape[data-element-id=" + element + "] .djs-hit")
                .first()
                .click();
    }

    private static void replace(Locator field, String text) {
        field.click();
        field.press("Control+a");
        field.pressSequentially(text);
        field.press("Tab");
    }

    private void addUrgently(Visitor user) {
        user.link("Everyday").click();
        var form = user.addForm();
        form.getByRole(AriaRole.TEXTBOX).first().fill(title);
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Priority: Medium"))
                .click();
        user.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("High"))
                .click();
        user.button("Add task").click();
        assertThat(user.task(title)).isVisible();
    }

    private void watch(Visitor designer, WebhookListener listener) {
        var page = designer.page();
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Runs"))
                .click();
        page.getByLabel("Runs", new Page.GetByLabelOptions().setExact(true))
                .getByRole(AriaRole.LINK)
                .first()
                .click();
        assertThat(step(designer, "wait")).hasClass(Pattern.compile("tl-run-waiting"));
        designer.screenshot("run-waiting");

        var patience = new LocatorAssertions.HasClassOptions().setTimeout(30_000);
        for (var element : STEPS) {
            assertThat(step(designer, element)).hasClass(Pattern.compile("tl-run-completed"), patience);
        }
        assertThat(step(designer, "all-done")).not().hasClass(Pattern.compile("tl-run"));
        assertThat(page.locator("[data-element-id=still-open-to-follow-up].tl-run-taken"))
                .isAttached();
        assertThat(page.getByText("Completed", new Page.GetByTextOptions().setExact(true)))
                .isVisible();

        assertThat(listener.received()).hasSize(1).first().satisfies(call -> {
            assertThat(call.body()).contains(title).contains("TaskCreated");
            assertThat(call.header("Content-type")).contains("application/json");
        });
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(system.mails("user@taskloom.example"))
                .anySatisfy(mail -> assertThat(mail.subject()).contains("High priority: " + title)));
    }

    private static Locator step(Visitor designer, String element) {
        return designer.page().locator(".djs-shape[data-element-id=" + element + "]");
    }

    private void inspect(Visitor designer) {
        var page = designer.page();
        designer.screenshot("run");
        designer.looksAccessible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Call the webhook")))
                .click();
        assertThat(page.getByLabel("Input", new Page.GetByLabelOptions().setExact(true))
                        .filter(new Locator.FilterOptions().setVisible(true))
                        .first())
                .containsText("127.0.0.1");
        assertThat(page.getByLabel("Output", new Page.GetByLabelOptions().setExact(true))
                        .filter(new Locator.FilterOptions().setVisible(true))
                        .first())
                .containsText("204");
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(java.nio.file.Path.of("target/screenshots/run-steps.png")));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        designer.screenshot("run-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
}
