package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

/** A task with a reminder, seen by a team-mate as it is made. */
class TaskStoryIT {

    private final RunningSystem system = RunningSystem.shared();
    private final String title = "Buy milk " + Long.toString(System.nanoTime(), 36);

    @Test
    void aTaskReachesTheTeamAtOnceRemindsItsPersonAndEndsItsProcess() {
        try (var user = Visitor.signedIn("user");
                var mate = Visitor.signedIn("user2")) {
            user.link("Everyday").click();
            mate.link("Everyday").click();
            assertThat(mate.heading("Everyday")).isVisible();
            assertThat(mate.page().getByLabel("Live updates on")).isVisible();

            addBuyMilk(user);

            // Without a reload.
            assertThat(mate.task(title)).isVisible();
            user.screenshot("tasks");
            mate.screenshot("tasks-of-a-team-mate");
            mate.looksAccessible();

            var instance = instanceOf(title);
            user.task(title).click();
            assertThat(user.page().getByText("Uma User created it")).isVisible();
            user.screenshot("task");
            user.looksAccessible();
            user.page().keyboard().press("Escape");

            await().atMost(Duration.ofSeconds(120))
                    .untilAsserted(() -> assertThat(system.mails("user@taskloom.example"))
                            .anySatisfy(mail -> assertThat(mail.subject()).contains(title)));

            try (var cockpit = Cockpit.of("admin")) {
                assertThat(cockpit.runs(instance)).isTrue();
                mate.checkbox("Complete " + title).click();
                assertThat(user.task(title)).isHidden();
                assertThat(cockpit.runs(instance)).isFalse();
            }
        }
    }

    private void addBuyMilk(Visitor user) {
        // Minutes are the field's resolution; a few seconds more, so that the reminder is never in the past.
        var due = ZonedDateTime.now(ZoneId.of("Europe/Berlin")).plusSeconds(130);
        var form = user.addForm();
        form.getByRole(AriaRole.TEXTBOX).first().fill(title);
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Due date"))
                .click();
        var field = user.page().getByLabel("Due date and time");
        field.fill(due.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm")));
        field.press("Enter");
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Reminder"))
                .click();
        user.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("1 minute before"))
                .click();
        user.screenshot("task-being-added");
        user.button("Add task").click();
        assertThat(user.task(title)).isVisible();
    }

    private String instanceOf(String title) {
        for (var task : system.api("user").get("/tasks?limit=200").path("items")) {
            if (task.path("title").asText().equals(title)) {
                return task.path("process").path("instanceId").asText();
            }
        }
        throw new AssertionError("The API does not know " + title);
    }
}
