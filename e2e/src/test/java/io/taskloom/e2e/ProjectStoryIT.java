package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A project from its making to its end: sections and tags are set up, a task goes to the bin and comes back. */
class ProjectStoryIT {

    private final RunningSystem system = RunningSystem.shared();
    private final String mark = Long.toString(System.nanoTime(), 36);
    private final String name = "Garden " + mark;
    private final String title = "Cut the hedge " + mark;

    @Test
    void aProjectIsSetUpUsedAndItsTaskBroughtBackFromTheBin() {
        String project = makeProject();
        try (var user = Visitor.signedIn("user")) {
            user.expects("409");
            user.link(name).click();
            user.button("Project menu").click();
            user.page()
                    .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Project settings"))
                    .click();
            assertThat(user.heading("Settings")).isVisible();

            setUpSections(user);
            setUpTags(user);
            seeThemOnTheBoard(user);
            deleteAndRestore(user);
        }
        var task = system.api("user").get("/projects/" + project + "/tasks").path("items");
        assertThat(task).hasSize(1);
        assertThat(task.path(0).path("title").asText()).isEqualTo(title);
    }

    @Test
    void whatOneChangesInTheSettingsTheOtherSeesAndAPhoneShowsIt() {
        String project = makeProject();
        try (var user = Visitor.signedIn("user");
                var mate = Visitor.signedIn("user2", 360, ColorScheme.DARK)) {
            // The project goes while the mate looks at it.
            mate.expects("404");
            user.open("/projects/" + project + "/settings?tab=members");
            user.page()
                    .getByRole(
                            AriaRole.COMBOBOX,
                            new Page.GetByRoleOptions().setName("Find a person").setExact(true))
                    .click();
            user.page()
                    .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Ugo Second"))
                    .click();
            user.button("Add").click();
            assertThat(user.page().getByText("Ugo Second is in the project now"))
                    .isVisible();
            user.screenshot("project-members");
            user.looksAccessible();

            mate.open("/projects/" + project + "/settings?tab=sections");
            assertThat(mate.page().getByLabel("Live updates on")).isVisible();
            user.open("/projects/" + project + "/settings?tab=sections");
            addSection(user, "Compost");

            // Without a reload.
            assertThat(mate.page().getByLabel("Name of section Compost")).isVisible();
            mate.screenshot("project-sections-phone-dark");
            mate.looksAccessible();
            assertThat((boolean) mate.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();

            user.tab("General").click();
            user.button("Delete project").click();
            var dialog = user.page().getByRole(AriaRole.DIALOG);
            dialog.getByLabel("Type " + name + " to confirm").fill(name);
            user.looksAccessible();
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete project"))
                    .click();
            assertThat(user.page()).hasURL(Pattern.compile("/my-tasks"));
            assertThat(user.link(name)).isHidden();
        }
    }

    private void setUpSections(Visitor user) {
        user.tab("Sections").click();
        for (String section : new String[] {"Someday", "Now"}) {
            addSection(user, section);
        }
        user.button("Move Now").focus();
        user.page().keyboard().press("ArrowUp");
        assertThat(user.page().getByText("Now is now section 1 of 2")).isAttached();
        var limit = user.page().getByLabel("Limit of section Now");
        limit.fill("2");
        limit.press("Enter");
        user.screenshot("project-sections");
        user.looksAccessible();
    }

    private static void addSection(Visitor user, String name) {
        user.page().getByLabel("New section").fill(name);
        user.button("Add section").click();
        assertThat(user.page().getByLabel("Name of section " + name)).isVisible();
    }

    private static void setUpTags(Visitor user) {
        user.tab("Tags").click();
        var tag = user.page().getByLabel("New tag", new Page.GetByLabelOptions().setExact(true));
        tag.fill("tools");
        tag.press("Enter");
        assertThat(user.page().getByLabel("Name of tag tools")).isVisible();
        tag.fill("Tools");
        tag.press("Enter");
        assertThat(user.page().getByText("There is a tag of this name already."))
                .isVisible();
        user.screenshot("project-tags");
        user.looksAccessible();
    }

    private void seeThemOnTheBoard(Visitor user) {
        user.page()
                .getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.LINK, inside(name))
                .click();
        var line = user.page()
                .getByRole(
                        AriaRole.TEXTBOX,
                        new Page.GetByRoleOptions().setName("New task").setExact(true));
        // Behind the space no name is being looked for: Enter adds the task.
        line.fill(title + " #tools ");
        line.press("Enter");
        assertThat(user.task(title)).isVisible();
        user.page()
                .getByText("Board", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(column(user, "Now")).isVisible();
        assertThat(user.page().getByLabel("0 of at most 2 tasks")).isVisible();
        assertThat(user.page().getByText("tools", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        card(user, "No section").dragTo(column(user, "Now"));
        assertThat(card(user, "Now")).isVisible();
        assertThat(user.page().getByLabel("1 of at most 2 tasks")).isVisible();
    }

    private void deleteAndRestore(Visitor user) {
        card(user, "Now").click();
        var panel = user.page().getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Task details"));
        panel.getByRole(AriaRole.BUTTON, inside("More actions")).click();
        user.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Delete task"))
                .click();
        user.page()
                .getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Delete this task?"))
                .getByRole(AriaRole.BUTTON, inside("Delete"))
                .click();
        assertThat(user.page().getByText("Moved to the recycle bin")).isVisible();
        assertThat(card(user, "Now")).isHidden();

        user.button("Project menu").click();
        user.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Recycle bin"))
                .click();
        assertThat(user.page().getByText(Pattern.compile("^Deleted .+ by Uma User$")))
                .isVisible();
        user.screenshot("project-bin");
        user.looksAccessible();
        user.button("Restore " + title).click();
        assertThat(user.heading("The recycle bin is empty")).isVisible();

        user.page()
                .getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.LINK, inside(name))
                .click();
        assertThat(user.task(title)).isVisible();
    }

    private String makeProject() {
        var api = system.api("user");
        String workspace =
                api.get("/workspaces").path("items").path(0).path("id").asText();
        return api.post("/workspaces/" + workspace + "/projects", Map.of("name", name))
                .path("id")
                .asText();
    }

    private static Locator.GetByRoleOptions inside(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator column(Visitor visitor, String section) {
        return visitor.page().getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Tasks in " + section));
    }

    private Locator card(Visitor visitor, String section) {
        return column(visitor, section)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Open " + title));
    }
}
