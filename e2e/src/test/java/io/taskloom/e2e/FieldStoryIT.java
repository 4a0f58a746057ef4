package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What a project keeps of its tasks: asked for before they are done, summed up in the table, exported with them. */
class FieldStoryIT {

    private final RunningSystem system = RunningSystem.shared();
    private final String mark = Long.toString(System.nanoTime(), 36);
    private final String title = "Print the flyers " + mark;

    @Test
    void aProjectAsksForWhatItSumsUpAndExports() throws IOException {
        String project = makeProject();
        try (var user = Visitor.signedIn("user")) {
            // That something is missing, the server says.
            user.expects("409");
            user.open("/projects/" + project + "/settings?tab=fields");
            user.button("Add field").click();
            var dialog = user.page().getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("New field"));
            dialog.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Name"))
                    .fill("Cost");
            dialog.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Type"))
                    .click();
            user.page()
                    .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Number"))
                    .click();
            dialog.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Unit"))
                    .fill("€");
            dialog.getByLabel("Required before a task is done").check();
            user.screenshot("new-field");
            user.button("Create field").click();
            assertThat(user.page().getByText("Cost", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            user.screenshot("fields");
            user.looksAccessible();

            user.open("/projects/" + project);
            user.checkbox("Complete " + title).click();
            var asked =
                    user.page().getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Before it is done"));
            asked.getByLabel("Cost").fill("12.5");
            user.screenshot("required-field");
            user.looksAccessible();
            user.button("Save and complete").click();
            assertThat(user.task(title)).isHidden();

            user.open("/projects/" + project + "?view=table&show=all");
            assertThat(user.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(title)))
                    .containsText("12.5");
            assertThat(user.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("2 tasks")))
                    .containsText("12.5");
            user.screenshot("table");
            user.looksAccessible();

            user.button("Export").click();
            var file = user.page().waitForDownload(() -> user.page()
                    .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("CSV"))
                    .click());
            Assertions.assertThat(Files.readString(file.path())).contains(title).contains("Cost");

            user.button("Export").click();
            user.page()
                    .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Subscribe"))
                    .click();
            user.button("Create the address").click();
            var address = user.page().getByLabel("Address of the feed");
            assertThat(address).isVisible();
            user.screenshot("calendar-feed");
            user.looksAccessible();
        }
    }

    private String makeProject() {
        var api = system.api("user");
        String workspace =
                api.get("/workspaces").path("items").path(0).path("id").asText();
        String project = api.post("/workspaces/" + workspace + "/projects", Map.of("name", "Fair " + mark))
                .path("id")
                .asText();
        api.post("/projects/" + project + "/tasks", Map.of("title", title));
        api.post("/projects/" + project + "/tasks", Map.of("title", "Book the stand"));
        return project;
    }
}
