package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A board that two people look at: what one drags, writes and holds, the other sees at once. */
class BoardStoryIT {

    private final RunningSystem system = RunningSystem.shared();
    private final String mark = Long.toString(System.nanoTime(), 36);
    private final String title = "Paint the fence " + mark;
    private final String waiting = "Waiting " + mark;
    private final String doing = "Doing " + mark;

    @Test
    void aTeamMovesDiscussesAndEditsATaskTogether() {
        String project = makeProject();
        try (var user = Visitor.signedIn("user");
                var mate = Visitor.signedIn("user2")) {
            mate.expects("423");
            user.open("/projects/" + project + "?view=board");
            mate.open("/projects/" + project + "?view=board");
            assertThat(card(user, waiting)).isVisible();
            assertThat(card(mate, waiting)).isVisible();
            assertThat(mate.page().getByLabel("Live updates on")).isVisible();

            card(user, waiting).dragTo(column(user, doing));

            assertThat(card(user, doing)).isVisible();
            // Without a reload.
            assertThat(card(mate, doing)).isVisible();
            assertThat(card(mate, waiting)).isHidden();
            mate.screenshot("board-of-a-team-mate");
            mate.looksAccessible();

            user.task(title).click();
            mate.task(title).click();
            comment(user);
            assertThat(mate.page().getByText("@Ugo Second")).isVisible();
            user.screenshot("task-panel");
            user.looksAccessible();

            user.button("Edit description").click();
            user.page()
                    .getByLabel("Description", exactly())
                    .and(user.page().locator("textarea"))
                    .fill("White, two coats");
            assertThat(mate.page().getByText("Uma User is editing until").first())
                    .isVisible();
            mate.button("Edit description").click();
            mate.page()
                    .getByLabel("Description", exactly())
                    .and(mate.page().locator("textarea"))
                    .fill("Green");
            mate.button("Save").click();
            assertThat(mate.page().getByText("Uma User is editing it until").first())
                    .isVisible();
            user.button("Save").click();
            assertThat(mate.page().getByText("Uma User is editing until").first())
                    .isHidden();
            goBack(user);
            assertThat(mate.page().getByText("White, two coats")).isHidden();
        }
    }

    /** To what the task said before its description was written. */
    private void goBack(Visitor user) {
        user.button("Compare version 1 with now").click();
        var dialog = user.page().getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Versions"));
        assertThat(dialog.getByText("White, two coats")).isVisible();
        user.screenshot("versions");
        user.looksAccessible();
        user.button("Restore version 1").click();
        assertThat(user.page().getByText("Version 1 is back.")).isVisible();
        assertThat(user.page().getByText("White, two coats")).isHidden();
    }

    /** In the demo team's project, with sections of its own that other stories do not look at. */
    private String makeProject() {
        var api = system.api("user");
        String workspace =
                api.get("/workspaces").path("items").path(0).path("id").asText();
        String project = "";
        for (var each : api.get("/workspaces/" + workspace + "/projects").path("items")) {
            if (each.path("name").asText().equals("Everyday")) {
                project = each.path("id").asText();
            }
        }
        String section = api.post("/projects/" + project + "/sections", Map.of("name", waiting))
                .path("id")
                .asText();
        api.post("/projects/" + project + "/sections", Map.of("name", doing));
        api.post("/projects/" + project + "/tasks", Map.of("title", title, "sectionId", section));
        return project;
    }

    private void comment(Visitor user) {
        var field = user.page().getByLabel("Comment", exactly()).and(user.page().locator("textarea"));
        field.fill("Could you help, ");
        field.pressSequentially("@ugo");
        user.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Ugo Second"))
                .click();
        user.button("Comment").click();
        assertThat(user.page().getByText("@Ugo Second")).isVisible();
    }

    private Locator column(Visitor visitor, String section) {
        return visitor.page().getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Tasks in " + section));
    }

    private Locator card(Visitor visitor, String section) {
        return column(visitor, section)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Open " + title));
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
