package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Tasks from a file: mapped, tried, imported while a colleague looks on, and undone. */
class ImportStoryIT {

    private final String mark = Long.toString(System.nanoTime(), 36);

    @Test
    void aFileIsMappedTriedImportedAndUndone() {
        try (var user = Visitor.signedIn("user");
                var mate = Visitor.signedIn("user2")) {
            mate.link("Everyday").click();
            user.link("Everyday").click();
            user.button("Project menu").click();
            user.page()
                    .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Import tasks…"))
                    .click();
            assertThat(user.heading("Import tasks")).isVisible();
            user.screenshot("import-file");
            user.looksAccessible();

            user.page().locator("input[type=file]").setInputFiles(new FilePayload("plan.csv", "text/csv", """
                    What,Due date,Priority,Who
                    Rent a van %1$s,2040-03-01,high,user2@taskloom.example
                    Pack the boxes %1$s,2040-02-30,low,
                    Call the movers %1$s,,,Nobody Known
                    """.formatted(
                            mark)
                    .getBytes(StandardCharsets.UTF_8)));
            assertThat(user.heading("What each column means")).isVisible();
            user.page()
                    .getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("What Who becomes"))
                    .click();
            user.page()
                    .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Assignees"))
                    .click();
            user.screenshot("import-columns");
            user.looksAccessible();
            user.button("Try it").click();

            assertThat(user.heading("2 lines refused")).isVisible();
            assertThat(user.page().getByText("\"2040-02-30\" is no date.")).isVisible();
            user.page()
                    .getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("What Nobody Known means"))
                    .click();
            user.page()
                    .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Leave it out"))
                    .click();
            user.screenshot("import-checked");
            user.looksAccessible();
            user.button("Try again").click();
            assertThat(user.heading("1 line refused")).isVisible();
            user.button("Import 2 tasks").click();

            assertThat(user.heading("2 tasks imported")).isVisible();
            assertThat(mate.task("Rent a van " + mark)).isVisible();
            user.screenshot("import-done");
            user.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            user.screenshot("import-done-dark");
            user.page().setViewportSize(360, 740);
            user.screenshot("import-done-phone");
            user.looksAccessible();

            user.button("Undo the import").click();
            user.page()
                    .getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON)
                    .filter(new Locator.FilterOptions().setHasText("Undo the import"))
                    .click();
            assertThat(user.heading("Undone: 2 tasks in the bin")).isVisible();
            assertThat(mate.task("Rent a van " + mark)).isHidden();
        }
    }
}
