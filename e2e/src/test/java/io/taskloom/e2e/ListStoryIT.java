package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The daily work in a list: a sentence becomes a task, many are changed at once and put back, a filter is saved. */
class ListStoryIT {

    private final RunningSystem system = RunningSystem.shared();
    private final String mark = Long.toString(System.nanoTime(), 36);

    @Test
    void aSentenceBecomesATaskWithItsDateTagAndPriority() {
        var title = "Buy milk " + mark;
        try (var user = Visitor.signedIn("user")) {
            user.link("Everyday").click();
            var line = user.page()
                    .getByRole(
                            AriaRole.TEXTBOX,
                            new Page.GetByRoleOptions().setName("New task").setExact(true));
            line.fill(title + " tomorrow 5pm !high #t" + mark + " @me");
            var understood = user.page().getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Understood"));
            assertThat(understood.getByRole(AriaRole.LISTITEM)).hasCount(4);
            user.screenshot("quick-add");
            user.looksAccessible();

            line.press("Enter");

            assertThat(user.task(title)).isVisible();
            var task = taskCalled(title);
            assertThat(task.path("priority").asText()).isEqualTo("high");
            assertThat(task.path("tags").path(0).path("name").asText()).isEqualTo("t" + mark);
            assertThat(task.path("assignees").path(0).path("name").asText()).isEqualTo("Uma User");
            assertThat(task.path("dueAt").asText()).isNotEmpty();
        }
    }

    @Test
    void manyAreSelectedByKeysChangedAtOnceAndPutBack() {
        var first = add("Chairs " + mark);
        add("Tables " + mark);
        try (var user = Visitor.signedIn("user");
                var mate = Visitor.signedIn("user2")) {
            var keys = user.page().keyboard();
            user.open("/projects/" + first.path("projectId").asText() + "?q=" + mark);
            mate.open("/projects/" + first.path("projectId").asText() + "?q=" + mark);
            assertThat(user.task("Tables " + mark)).isVisible();
            assertThat(mate.task("Tables " + mark)).isVisible();

            user.task("Chairs " + mark).focus();
            keys.press("Control+a");
            assertThat(user.page().getByText("2 selected", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            keys.press("p");
            user.screenshot("bulk-bar");
            user.looksAccessible();
            user.page()
                    .getByRole(AriaRole.MENUITEMRADIO, new Page.GetByRoleOptions().setName("Urgent"))
                    .click();

            assertThat(user.page().getByText("2 tasks changed")).isVisible();
            // The team-mate sees it without a reload.
            assertThat(priority(mate, "Urgent")).hasCount(2);
            keys.press("Control+z");
            assertThat(user.page().getByText("Undone for 2 tasks")).isVisible();
            assertThat(priority(mate, "Urgent")).hasCount(0);
            assertThat(taskCalled("Chairs " + mark).path("priority").asText()).isEqualTo("medium");
        }
    }

    @Test
    void aFilterIsWrittenWithAMistakePutRightAndSavedForTheTeam() {
        var task = add("Lamps " + mark);
        try (var user = Visitor.signedIn("user");
                var mate = Visitor.signedIn("user2")) {
            user.expects("400");
            user.open("/projects/" + task.path("projectId").asText());
            user.button("Filter").click();
            var field =
                    user.page().getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Filter in words"));
            field.fill("titel ~ \"" + mark + "\"");
            field.press("Enter");
            assertThat(user.page().getByText(Pattern.compile("^Character 1: "))).isVisible();
            user.screenshot("filter-mistake");
            user.looksAccessible();

            field.fill("title ~ \"" + mark + "\"");
            field.press("Enter");
            assertThat(user.task("Lamps " + mark)).isVisible();
            assertThat(user.page().locator("[data-row]")).hasCount(1);
            user.button("Save filter").click();
            var dialog = user.page().getByRole(AriaRole.DIALOG);
            dialog.getByLabel("Name").fill("Lamps " + mark);
            dialog.getByLabel("Share with the workspace").check();
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                    .click();

            assertThat(user.heading("Lamps " + mark)).isVisible();
            mate.link("Lamps " + mark).click();
            assertThat(mate.task("Lamps " + mark)).isVisible();
            assertThat(mate.page().getByText("Shared by Uma User")).isVisible();
        }
    }

    @Test
    void thePaletteFindsATaskAndAPhoneShowsTheList() {
        var task = add("Curtains " + mark);
        try (var user = Visitor.signedIn("user", 360, ColorScheme.DARK)) {
            user.page().keyboard().press("Control+k");
            var field =
                    user.page().getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Command palette"));
            field.fill("curtains " + mark);
            var found = user.page()
                    .getByRole(
                            AriaRole.OPTION,
                            new Page.GetByRoleOptions()
                                    .setName("Curtains " + mark)
                                    .setExact(true));
            assertThat(found).isVisible();
            user.screenshot("palette-phone-dark");
            user.looksAccessible();
            found.click();
            assertThat(user.page())
                    .hasURL(Pattern.compile("\\?task=" + task.path("id").asText()));
            user.page().keyboard().press("Escape");
            assertThat(user.task("Curtains " + mark)).isVisible();
            user.screenshot("list-phone-dark");
            user.looksAccessible();
            assertThat((boolean) user.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
        }
    }

    private static Locator priority(Visitor visitor, String name) {
        return visitor.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Priority: " + name));
    }

    private JsonNode add(String title) {
        for (var workspace : system.api("user").get("/workspaces").path("items")) {
            for (var project : system.api("user")
                    .get("/workspaces/" + workspace.path("id").asText() + "/projects")
                    .path("items")) {
                if (project.path("name").asText().equals("Everyday")) {
                    return system.api("user")
                            .post("/projects/" + project.path("id").asText() + "/tasks", Map.of("title", title));
                }
            }
        }
        throw new AssertionError("There is no project Everyday");
    }

    private JsonNode taskCalled(String title) {
        for (var task : system.api("user").get("/tasks?limit=200").path("items")) {
            if (task.path("title").asText().equals(title)) {
                return task;
            }
        }
        throw new AssertionError("The API does not know " + title);
    }
}
