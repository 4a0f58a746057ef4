package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A schedule is drawn in days and times, then each minute by cron; published, it starts a run by itself. */
class ScheduleStoryIT {

    private final Api api = RunningSystem.shared().api("designer");
    private final String name = "Rounds " + Long.toString(System.nanoTime(), 36);

    @Test
    void aScheduleIsDrawnAndStartsARunByItself() {
        String automation = Drawing.draft(api, name, "<bpmn:task id=\"step\" name=\"Go round\" />");
        String run;
        try (var designer = Visitor.signedIn("designer", 1280, ColorScheme.LIGHT)) {
            // The times of a schedule that never comes are refused.
            designer.expects("400");
            draw(designer, automation);
            publish(designer);
            run = wait(designer, automation);
        }
        try (var phone = Visitor.signedIn("designer", 390, ColorScheme.DARK)) {
            phone.open("/runs/" + run);
            assertThat(phone.page().getByText(Pattern.compile("because a schedule was due")))
                    .isVisible();
            phone.screenshot("scheduled-run-on-a-phone");
            phone.looksAccessible();
            phone.open("/automations/" + automation + "?tab=runs");
            phone.button("More actions").click();
            phone.page()
                    .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Turn off"))
                    .click();
            assertThat(next(phone)).isHidden();
        }
    }

    private void draw(Visitor designer, String automation) {
        Page page = designer.page();
        designer.open("/automations/" + automation);
        page.locator(".djs-shape[data-element-id=start] .djs-hit").first().click();
        field(designer, "trigger").selectOption("Schedule");
        field(designer, "schedule-kind").selectOption("monthly");
        field(designer, "schedule-month-day").selectOption("TUE#2");
        field(designer, "schedule-zone").selectOption("Asia/Tokyo");
        Locator times = page.locator("[data-entry-id=schedule-upcoming] time");
        assertThat(times).hasCount(10);
        assertThat(times.first()).containsText("Tue");
        designer.screenshot("schedule-by-month");
        field(designer, "schedule-kind").selectOption("weekly");
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Friday"))
                .check();
        assertThat(field(designer, "schedule-cron")).hasValue("0 9 * * MON,FRI");
        assertThat(times).hasCount(10);
        page.locator("[data-entry-id=schedule-upcoming]").scrollIntoViewIfNeeded();
        designer.screenshot("schedule-by-week");
        designer.looksAccessible();

        field(designer, "schedule-cron").fill("0 0 31 2 *");
        assertThat(page.locator("[data-entry-id=schedule-upcoming]")).containsText("never comes");
        field(designer, "schedule-cron").fill("* * * * *");
        assertThat(times).hasCount(10);
        assertThat(page.getByText("All changes saved")).isVisible();
    }

    private void publish(Visitor designer) {
        Page page = designer.page();
        designer.button("Publish").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("No findings: it can be published.");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("When a schedule is due (* * * * *, Asia/Tokyo)");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Publish"))
                .click();
        assertThat(page.getByText(Pattern.compile("Version \\d+ is live"))).isVisible();
        next(designer).click();
        assertThat(page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("When it starts next")))
                .isVisible();
        designer.screenshot("schedule-next-times");
        designer.looksAccessible();
        page.keyboard().press("Escape");
    }

    /** @return the run that has begun by itself */
    private String wait(Visitor designer, String automation) {
        Page page = designer.page();
        designer.open("/automations/" + automation + "?tab=runs");
        Locator first = page.getByLabel("Runs", new Page.GetByLabelOptions().setExact(true))
                .getByRole(AriaRole.LINK)
                .first();
        assertThat(first).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(70_000));
        designer.screenshot("scheduled-runs");
        first.click();
        assertThat(page.getByText(Pattern.compile("because a schedule was due")))
                .isVisible();
        designer.screenshot("scheduled-run");
        return api.get("/automations/" + automation + "/runs").at("/items/0/id").asText();
    }

    private static Locator next(Visitor visitor) {
        return visitor.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Starts next")));
    }

    private static Locator field(Visitor designer, String entry) {
        return designer.page()
                .locator("[data-entry-id=" + entry + "]")
                .locator("select, input")
                .first();
    }
}
