package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reminders that repeat, reach the inbox and are put off; the hours and the rules they go by. */
class ReminderStoryIT {

    private final String mark = Long.toString(System.nanoTime(), 36);
    private final String title = "Check the boiler " + mark;
    private final RunningSystem system = RunningSystem.shared();

    @Test
    void aReminderRepeatsReachesTheInboxAndIsPutOff() {
        var api = system.api("user");
        String workspace = api.get("/workspaces").at("/items/0/id").asText();
        String project = api.post("/workspaces/" + workspace + "/projects", Map.of("name", "House " + mark))
                .path("id")
                .asText();
        String task = api.post(
                        "/projects/" + project + "/tasks", Map.of("title", title, "dueAt", "2031-03-31T07:00:00Z"))
                .path("id")
                .asText();
        api.post(
                "/tasks/" + task + "/reminders",
                Map.of("at", Instant.now().plusSeconds(2).toString(), "audience", "me", "channels", List.of("inbox")));
        try (var user = Visitor.signedIn("user");
                var manager = Visitor.signedIn("manager", 390, ColorScheme.DARK)) {
            user.open("/projects/" + project + "?task=" + task);
            user.button("Add reminder").click();
            user.page().getByRole(AriaRole.MENUITEM, named("More choices…")).click();
            Locator dialog = user.page().getByRole(AriaRole.DIALOG, named("Reminder"));
            choose(user, dialog, "Repeat until it is done", "Days");
            assertThat(dialog.getByRole(AriaRole.LISTITEM)).hasCount(10);
            user.screenshot("reminder-dialog");
            user.looksAccessible();
            dialog.getByRole(AriaRole.BUTTON, within("Add reminder")).click();
            assertThat(user.page().getByText("for me · every day · next")).isVisible();
            user.screenshot("reminder-in-the-panel");

            user.open("/inbox");
            user.page()
                    .getByRole(AriaRole.BUTTON, named("Snooze the reminder of " + title))
                    .click();
            user.page().getByRole(AriaRole.MENUITEM, named("For an hour")).click();
            assertThat(user.page().getByText("You are reminded again")).isVisible();
            user.screenshot("reminder-snoozed");

            manager.open("/projects/" + project + "/settings?tab=reminders");
            manager.checkbox("Tell the assignees").click();
            manager.checkbox("Tell the manager").click();
            manager.screenshot("reminder-rules-on-a-phone");
            manager.looksAccessible();
            manager.button("Save").click();
            assertThat(manager.page().getByText("Saved")).isVisible();
            manager.open("/workspaces/" + workspace + "/calendar");
            assertThat(manager.checkbox("Monday")).isVisible();
            manager.screenshot("working-hours-on-a-phone");
            manager.looksAccessible();
        }
    }

    private static void choose(Visitor visitor, Locator dialog, String field, String option) {
        dialog.getByRole(AriaRole.COMBOBOX, within(field)).click();
        visitor.page().getByRole(AriaRole.OPTION, named(option)).click();
    }

    private static Locator.GetByRoleOptions within(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
