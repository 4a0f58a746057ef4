package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.taskloom.e2e.TryOutPanel.copyOfTheExample;
import static io.taskloom.e2e.TryOutPanel.goOn;
import static io.taskloom.e2e.TryOutPanel.waiting;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A designer sees what a draft would do, answer by answer, and nothing of it happens. */
class TryOutStoryIT {

    private final RunningSystem system = RunningSystem.shared();
    private final Api api = system.api("designer");
    private final String title = "Buy milk, tried out " + Long.toString(System.nanoTime(), 36);

    @Test
    void aDraftIsTriedOutToItsEnd() {
        String automation = copyOfTheExample(api, title);
        try (var designer = Visitor.signedIn("designer", 1280, ColorScheme.LIGHT)) {
            var page = designer.page();
            designer.open("/automations/" + automation);
            page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Try out"))
                    .click();
            Locator given = page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Starts with"));
            given.fill(given.inputValue()
                    .replaceFirst("\"title\": \"[^\"]*\"", "\"title\": \"" + title + "\"")
                    .replaceFirst("\"priority\": \"[^\"]*\"", "\"priority\": \"high\""));
            designer.button("Run").click();

            Locator mail = waiting(page, "Tell them by e-mail");
            assertThat(mail).containsText("High priority: " + title);
            assertThat(page.getByText("The trigger’s condition holds: a run would begin with this."))
                    .isVisible();
            designer.screenshot("try-out");
            designer.looksAccessible();
            goOn(mail, "{}");
            goOn(waiting(page, "Call the webhook"), "{\"status\": 200}");
            Locator timer = waiting(page, "Wait two minutes");
            timer.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Let it fire"))
                    .click();
            goOn(waiting(page, "Look at the task again"), "{\"status\": \"done\"}");

            assertThat(page.getByText("Completed", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            designer.screenshot("try-out-completed");
            designer.looksAccessible();
        }
        Assertions.assertThat(system.mails("user@taskloom.example").toString()).doesNotContain(title);
        Assertions.assertThat(api.get("/automations/" + automation + "/runs").path("items"))
                .isEmpty();
        try (var phone = Visitor.signedIn("designer", 390, ColorScheme.DARK)) {
            phone.open("/automations/" + automation + "?tab=try");
            // What would begin no run is said, and tried out all the same.
            Locator given =
                    phone.page().getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Starts with"));
            given.fill(given.inputValue().replaceFirst("\"priority\": \"[^\"]*\"", "\"priority\": \"low\""));
            phone.button("Run").click();
            assertThat(phone.page().getByRole(AriaRole.NOTE)).containsText("No run would begin with this");
            assertThat(phone.page().getByRole(AriaRole.NOTE)).containsText("task.priority is low");
            phone.screenshot("try-out-not-begun-on-a-phone");
            assertThat(waiting(phone.page(), "Tell them by e-mail")).isVisible();
            phone.screenshot("try-out-on-a-phone");
            phone.looksAccessible();
        }
    }
}
