package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An admin holds everything still; who wants to change something is told why, and can once it is over. */
class MaintenanceStoryIT {

    private final Api admin = RunningSystem.shared().api("admin");
    private final String title = "Fix the tap " + Long.toString(System.nanoTime(), 36);

    @AfterEach
    void over() {
        admin.call("PUT", "/admin/maintenance", "{\"on\": false}");
    }

    @Test
    void nothingIsChangedUntilItIsOver() {
        try (var boss = Visitor.signedIn("admin");
                var phone = Visitor.signedIn("user", 390, ColorScheme.DARK)) {
            boss.link("Maintenance").click();
            boss.page().getByLabel("Message").fill("New disks are put in.");
            boss.looksAccessible();
            boss.button("Begin maintenance").click();
            boss.page()
                    .getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Begin maintenance"))
                    .click();
            assertThat(told(boss.page())).isVisible();
            boss.screenshot("maintenance");
            boss.looksAccessible();

            phone.open("/my-tasks");
            assertThat(told(phone.page())).isVisible();
            assertThat(phone.page().getByText("New disks are put in.").first()).isVisible();
            phone.screenshot("maintenance-on-a-phone");
            phone.looksAccessible();

            boss.button("End maintenance").click();
            assertThat(told(boss.page())).isHidden();
            assertThat(boss.page().getByText("Everything works")).isVisible();
            assertThat(told(phone.page())).isHidden();
        }
        try (var user = Visitor.signedIn("user")) {
            user.link("Everyday").click();
            user.addTask(title);
            assertThat(user.task(title)).isVisible();
        }
    }

    private static Locator told(Page page) {
        return page.getByText("Maintenance is going on: you can read everything and change nothing.");
    }
}
