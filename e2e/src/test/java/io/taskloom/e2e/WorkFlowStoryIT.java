package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A project whose tasks go the way that a published process lets them go. */
class WorkFlowStoryIT {

    private static final Pattern LINK = Pattern.compile("/approvals/[A-Za-z0-9_-]{43}");

    private final RunningSystem system = RunningSystem.shared();
    private final String mark = Long.toString(System.nanoTime(), 36);
    private final String title = "Write the newsletter " + mark;

    @Test
    void tasksGoThroughTheColumnsOfTheirProjectsWorkFlow() {
        String project = makeProject();
        try (var user = Visitor.signedIn("user")) {
            user.open("/projects/" + project + "/settings?tab=workFlow");
            user.page()
                    .getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Tasks follow"))
                    .click();
            user.page()
                    .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Reviewed work"))
                    .click();
            assertThat(user.page().getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Columns")))
                    .containsText("Review");
            user.button("Have them follow this").click();
            assertThat(user.button("Have them follow this")).isHidden();
            user.screenshot("work-flow");
            user.looksAccessible();

            user.open("/projects/" + project + "?view=board");
            var doing = user.page().getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Tasks in Doing"));
            var card = user.task(title);
            card.focus();
            card.press(" ");
            card.press("ArrowRight");
            user.screenshot("work-flow-carried");
            card.press(" ");
            assertThat(doing).containsText(title);
            user.screenshot("work-flow-board");
            user.looksAccessible();

            user.open("/projects/" + project);
            assertThat(user.page().getByLabel("Step: Doing. Change it")).isVisible();
            user.task(title).click();
            var step = user.page().getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Step"));
            step.click();
            user.screenshot("work-flow-panel");
            user.page()
                    .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Review"))
                    .click();
            // Who handed it in has no say.
            assertThat(user.page().getByText("It takes another pair of eyes")).isVisible();
            user.screenshot("approval-four-eyes");
            user.looksAccessible();
        }
        try (var manager = Visitor.signedIn("manager")) {
            manager.open("/projects/" + project);
            manager.task(title).click();
            assertThat(manager.page().getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Who decides")))
                    .containsText("Not yet");
            manager.button("Let somebody else decide").click();
            assertThat(manager.page().getByLabel("Who decides instead").first()).isVisible();
            manager.screenshot("approval");
            manager.looksAccessible();

            // The mail's link asks, and decides when the reader says so.
            String link = link();
            manager.open(link + "?answer=approved");
            assertThat(manager.page().getByText("asks for your approval")).isVisible();
            manager.page().getByLabel("Why? (optional)").fill("Reads well");
            manager.screenshot("approval-link");
            manager.looksAccessible();
            manager.button("Approve").click();
            assertThat(manager.page().getByText("You approved it")).isVisible();
            manager.button("Open the task").click();
            assertThat(manager.page().getByText("approved it: “Reads well”")).isVisible();
            assertThat(manager.button("Reopen")).isVisible();
            manager.expects("status of 410");
            manager.open(link);
            assertThat(manager.page().getByText("You have decided already")).isVisible();
            manager.open("/settings");
            assertThat(manager.page().getByText("Approvals while I am away")).isVisible();
            manager.screenshot("approval-absence");
            manager.looksAccessible();
        }
        try (var phone = Visitor.signedIn("user", 390, ColorScheme.DARK)) {
            phone.open("/projects/" + project + "?view=board");
            assertThat(phone.page().getByText(title)).isVisible();
            phone.screenshot("work-flow-board-phone");
            // Whoever else opens the link learns and decides nothing.
            phone.expects("status of 403");
            phone.open(link());
            assertThat(phone.page().getByText("This was asked of somebody else"))
                    .isVisible();
            phone.screenshot("approval-link-phone");
            phone.open("/projects/" + project + "/settings?tab=workFlow");
            assertThat(phone.page().getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Columns")))
                    .isVisible();
            phone.screenshot("work-flow-phone");
        }
    }

    /** The path in the manager's mail. */
    private String link() {
        return await().atMost(Duration.ofSeconds(15))
                .until(
                        () -> system.mails("manager@taskloom.example").stream()
                                .filter(mail -> mail.subject().contains(title))
                                .map(mail -> LINK.matcher(mail.text()))
                                .filter(Matcher::find)
                                .map(Matcher::group)
                                .findFirst()
                                .orElse(""),
                        path -> !path.isEmpty());
    }

    private String makeProject() {
        var api = system.api("user");
        String workspace =
                api.get("/workspaces").path("items").path(0).path("id").asText();
        String project = api.post("/workspaces/" + workspace + "/projects", Map.of("name", "Newsletter " + mark))
                .path("id")
                .asText();
        api.post("/projects/" + project + "/tasks", Map.of("title", title));
        return project;
    }
}
