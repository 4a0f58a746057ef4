package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

/** A task that repeats: made in one line, changed in words, done, and there again for everybody. */
class RecurrenceStoryIT {

    private final String title = "Water the plants " + Long.toString(System.nanoTime(), 36);

    @Test
    void aTaskThatIsDoneIsThereAgainOnItsNextDate() {
        try (var user = Visitor.signedIn("user");
                var mate = Visitor.signedIn("user2", 390, ColorScheme.DARK)) {
            user.link("Everyday").click();
            assertThat(user.heading("Everyday")).isVisible();

            user.page().getByRole(AriaRole.TEXTBOX, named("New task")).fill(title + " every monday 9am");
            assertThat(user.page().getByText("Repeats: Every Monday")).isVisible();
            user.screenshot("recurrence-quick-add");
            user.page().getByRole(AriaRole.TEXTBOX, named("New task")).press("Enter");
            user.task(title).click();
            user.button("Repeat: Every Monday").click();
            assertThat(dates(user)).hasCount(10);
            user.screenshot("recurrence");
            user.looksAccessible();

            user.button("Change…").click();
            user.page().getByRole(AriaRole.COMBOBOX, named("Unit")).click();
            user.page().getByRole(AriaRole.OPTION, named("month")).click();
            user.page().getByRole(AriaRole.COMBOBOX, named("Which day")).click();
            user.page().getByRole(AriaRole.OPTION, named("the last weekday")).click();
            assertThat(user.page().getByText("Every month on the last weekday")).isVisible();
            assertThat(user.page().locator("[data-stale]")).hasCount(0);
            assertThat(dates(user)).hasCount(10);
            user.screenshot("recurrence-editor");
            user.looksAccessible();
            user.button("Save").click();
            assertThat(user.button("Repeat: Every month on the last weekday")).isVisible();
            user.page().keyboard().press("Escape");

            String path = user.page().url().replaceFirst(".*?(/projects/[^?]+).*", "$1");
            mate.open(path);
            assertThat(mate.task(title)).isVisible();
            var done = "[data-task='%s']"
                    .formatted(mate.page()
                            .locator("[data-task]", new Page.LocatorOptions().setHasText(title))
                            .getAttribute("data-task"));
            user.checkbox("Complete " + title).click();
            // The one that is done goes, and the next comes, without a reload.
            assertThat(mate.page().locator(done)).isHidden();
            mate.task(title).click();
            mate.button("Repeat: Every month on the last weekday").click();
            assertThat(mate.page().getByText("No. 2")).isVisible();
            assertThat(dates(mate)).hasCount(10);
            mate.screenshot("recurrence-on-a-phone");
            mate.looksAccessible();
        }
    }

    private static Locator dates(Visitor visitor) {
        return visitor.page().getByRole(AriaRole.LIST, named("Next dates")).getByRole(AriaRole.LISTITEM);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
