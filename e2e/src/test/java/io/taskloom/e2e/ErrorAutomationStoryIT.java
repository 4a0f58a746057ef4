package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An automation names another; when a run of it fails that one is started, and the pages of both runs lead to each other. */
class ErrorAutomationStoryIT {

    private final Api api = RunningSystem.shared().api("designer");
    private final String mark = Long.toString(System.nanoTime(), 36);

    @Test
    void aFailureStartsTheAutomationThatWasChosenForIt() {
        String failing = Drawing.published(api, "Fails " + mark, Drawing.makingATask("Made by a run"));
        Drawing.published(api, "Helps " + mark, "<bpmn:userTask id=\"step\" name=\"Look after it\" />");
        String run;
        try (var designer = Visitor.signedIn("designer", 1280, ColorScheme.LIGHT)) {
            var page = designer.page();
            designer.open("/automations/" + failing + "?tab=runs");
            designer.button("More actions").click();
            page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("When a run fails…"))
                    .click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            dialog.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Start this automation"))
                    .click();
            page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Helps " + mark))
                    .click();
            designer.screenshot("error-automation");
            designer.looksAccessible();
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                    .click();
            assertThat(dialog).isHidden();

            run = api.post("/automations/" + failing + "/start", Map.of())
                    .path("id")
                    .asText();
            designer.open("/runs/" + run);
            Locator helped = page.getByRole(
                    AriaRole.LINK, new Page.GetByRoleOptions().setName("Show the run that its failure has started"));
            assertThat(helped).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
            designer.screenshot("failed-run-with-error-run");
            designer.looksAccessible();
            helped.click();
            assertThat(page.getByText("because another run failed")).isVisible();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Helps " + mark)))
                    .isVisible();
            designer.screenshot("error-run");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Show the run that failed"))
                    .click();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Fails " + mark)))
                    .isVisible();
        }
        try (var phone = Visitor.signedIn("designer", 390, ColorScheme.DARK)) {
            phone.open("/runs/" + run);
            assertThat(phone.page()
                            .getByRole(
                                    AriaRole.LINK,
                                    new Page.GetByRoleOptions().setName("Show the run that its failure has started")))
                    .isVisible();
            phone.screenshot("failed-run-on-a-phone");
            phone.looksAccessible();
        }
    }
}
