package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Runs fail; who published the automation reads it, comes to them by the inbox, and helps each in another way. */
class RepairStoryIT {

    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private final Api api = RunningSystem.shared().api("designer");
    private final String mark = Long.toString(System.nanoTime(), 36);
    private final String name = "Files reports " + mark;

    @Test
    void failedRunsAreFoundByTheInboxAndRetriedSkippedCancelledAndBegunAgain() {
        String automation = Drawing.published(api, name, Drawing.makingATask("Report " + mark));
        String retried = failed(automation);
        String skipped = failed(automation);
        String cancelled = failed(automation);
        try (var designer = Visitor.signedIn("designer", 1280, ColorScheme.LIGHT)) {
            fromTheInbox(designer, retried);
            retry(designer);
            skip(designer, skipped);
            cancelAndBeginAgain(designer, cancelled);
        }
        try (var phone = Visitor.signedIn("designer", 390, ColorScheme.DARK)) {
            phone.open("/runs/" + skipped);
            assertThat(phone.page().getByText("skipped by", new Page.GetByTextOptions().setExact(false)))
                    .isVisible();
            assertThat(step(phone)).hasClass(Pattern.compile("tl-run-skipped"));
            phone.screenshot("skipped-step-on-a-phone");
            phone.looksAccessible();
        }
        try (var member = Visitor.signedIn("user", 1280, ColorScheme.DARK)) {
            member.open("/runs/" + skipped);
            assertThat(step(member)).hasClass(Pattern.compile("tl-run-skipped"));
            assertThat(member.button("Run again")).isHidden();
            member.screenshot("skipped-step-dark");
        }
    }

    /** One line for all of them, which leads to the runs, the newest first. */
    private void fromTheInbox(Visitor designer, String run) {
        var page = designer.page();
        designer.open("/inbox");
        Locator told = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile(name)));
        assertThat(told).isVisible(PATIENTLY);
        assertThat(told).hasCount(1);
        assertThat(told).containsText("Runs of it have failed");
        designer.screenshot("inbox-failed-runs");
        designer.looksAccessible();
        told.click();
        assertThat(designer.heading(name)).isVisible();
        Locator runs = page.getByLabel("Runs", new Page.GetByLabelOptions().setExact(true))
                .locator("a[href='/runs/" + run + "']");
        assertThat(runs).isVisible();
        designer.screenshot("failed-runs");
        runs.click();
        page.waitForURL("**/runs/" + run);
    }

    private void retry(Visitor designer) {
        var page = designer.page();
        String project = api.get("/workspaces/" + Drawing.workspace(api) + "/projects")
                .at("/items/0/id")
                .asText();
        assertThat(step(designer)).hasClass(Pattern.compile("tl-run-failed"));
        designer.screenshot("held-run");
        designer.looksAccessible();
        designer.button("Retry with other data…").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("projectId").fill(project);
        designer.screenshot("retry-with-other-data");
        designer.looksAccessible();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Retry"))
                .click();
        assertThat(dialog).isHidden();
        assertThat(step(designer)).hasClass(Pattern.compile("tl-run-completed"));
        assertThat(page.getByText("Data corrected by")).containsText("projectId");
        designer.screenshot("repaired-run");
    }

    private void skip(Visitor designer, String run) {
        var page = designer.page();
        designer.open("/runs/" + run);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Make a task")))
                .click();
        designer.button("Skip this step").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("What it brought").fill("{\"id\": \"none\"}");
        designer.screenshot("skip-step");
        designer.looksAccessible();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Skip this step"))
                .click();
        assertThat(dialog).isHidden();
        assertThat(step(designer)).hasClass(Pattern.compile("tl-run-skipped"));
        assertThat(page.locator("[data-element-id=out].tl-run-taken")).isAttached();
        assertThat(page.getByText("Skipped", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        designer.screenshot("skipped-step");
        designer.looksAccessible();
    }

    private void cancelAndBeginAgain(Visitor designer, String run) {
        var page = designer.page();
        designer.open("/runs/" + run);
        designer.button("Cancel run").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        designer.screenshot("cancel-run");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel run"))
                .click();
        assertThat(dialog).isHidden();
        assertThat(designer.button("Run again")).isVisible();
        assertThat(designer.button("Retry")).isHidden();
        designer.screenshot("cancelled-run");
        designer.button("Run again").click();
        assertThat(designer.link("Show the run it repeats")).isVisible();
        assertThat(step(designer)).hasClass(Pattern.compile("tl-run-failed"));
        designer.link("Show the run it repeats").click();
        page.waitForURL("**/runs/" + run);
    }

    private static Locator step(Visitor visitor) {
        return visitor.page().locator(".djs-shape[data-element-id=step]");
    }

    private String failed(String automation) {
        String run = api.post("/automations/" + automation + "/start", Map.of())
                .path("id")
                .asText();
        Awaitility.await()
                .until(() -> api.get("/runs/" + run).path("state").asText().equals("failed"));
        return run;
    }
}
