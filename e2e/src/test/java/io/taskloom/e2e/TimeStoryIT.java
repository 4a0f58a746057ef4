package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Somebody's timer runs in all their browsers; what it took, and what is entered by hand, stands in the week's sheet. */
class TimeStoryIT {

    /** A week that is over: just after midnight on a Monday this one has no hour and a half yet. */
    private final LocalDate lastMonday = LocalDate.now(ZoneOffset.UTC)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
            .minusWeeks(1);

    private final String title = "Prune the roses " + Long.toString(System.nanoTime(), 36);

    @Test
    void timeIsTakenEnteredAndSummedUp() {
        try (var user = Visitor.signedIn("user");
                var phone = Visitor.signedIn("user", 390, ColorScheme.DARK)) {
            user.link("Everyday").click();
            user.addTask(title);
            user.task(title).click();
            user.button("Start timer").click();
            assertThat(running(user)).isVisible();
            assertThat(running(phone)).isVisible();
            user.screenshot("timer");
            user.looksAccessible();

            // Stopped where it was not started.
            phone.button("Stop timer").click();
            assertThat(running(user)).isHidden();

            user.button("Add time").click();
            user.page().getByLabel("How long").fill("1h 30m");
            user.page().getByLabel("Day", exactly()).fill(lastMonday.toString());
            user.page().getByLabel("Note", exactly()).fill("With the long ladder");
            user.button("Save").click();
            assertThat(user.page().getByText("With the long ladder")).isVisible();
            user.screenshot("time-of-a-task");
            user.looksAccessible();
            user.page().keyboard().press("Escape");

            user.link("Timesheet").click();
            assertThat(user.button("Download as CSV")).isVisible();
            String lastWeek = URI.create(user.page().url()).getPath() + "?week=" + lastMonday;
            user.open(lastWeek);
            assertThat(user.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(title)))
                    .containsText("1:30");
            user.screenshot("timesheet");
            user.looksAccessible();
            phone.open(lastWeek);
            assertThat(phone.page().getByText(title).first()).isVisible();
            phone.screenshot("phone-timesheet-dark");
            phone.looksAccessible();
            var file = user.page()
                    .waitForDownload(() -> user.button("Download as CSV").click());
            Assertions.assertThat(file.suggestedFilename()).endsWith(".csv");
        }
    }

    private Locator running(Visitor visitor) {
        return visitor.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Timer: " + title));
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
