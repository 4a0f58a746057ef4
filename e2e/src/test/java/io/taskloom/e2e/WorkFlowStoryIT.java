package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A project whose tasks go the way that a published process lets them go. */
class WorkFlowStoryIT {

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
            manager.page().getByLabel("Why? (optional)").fill("Reads well");
            manager.screenshot("approval");
            manager.looksAccessible();
            manager.button("Approve").click();
            assertThat(manager.page().getByText("approved it: “Reads well”")).isVisible();
            assertThat(manager.button("Reopen")).isVisible();
        }
        try (var phone = Visitor.signedIn("user", 390, ColorScheme.DARK)) {
            phone.open("/projects/" + project + "?view=board");
            assertThat(phone.page().getByText(title)).isVisible();
            phone.screenshot("work-flow-board-phone");
            phone.open("/projects/" + project + "/settings?tab=workFlow");
            assertThat(phone.page().getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Columns")))
                    .isVisible();
            phone.screenshot("work-flow-phone");
        }
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
