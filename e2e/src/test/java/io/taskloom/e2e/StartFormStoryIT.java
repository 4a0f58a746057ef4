package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A designer draws what an automation asks before it begins; whoever starts it answers, and the run knows. */
class StartFormStoryIT {

    private final Api api = RunningSystem.shared().api("designer");
    private final String name = "Order " + Long.toString(System.nanoTime(), 36);

    @Test
    void anAutomationAsksBeforeItBegins() {
        String automation = Drawing.draft(api, name, "<bpmn:task id=\"step\" name=\"Note it\" />");
        try (var designer = Visitor.signedIn("designer", 1280, ColorScheme.LIGHT)) {
            var page = designer.page();
            designer.open("/automations/" + automation);
            draw(designer);
            tryOut(designer);
            publish(designer);

            designer.button("Start by hand").click();
            Locator dialog = asking(page);
            dialog.getByLabel("How many").fill("7");
            submit(dialog);
            assertThat(dialog.getByText("Field is required.")).isVisible();
            assertThat(dialog.getByLabel("What is needed")).isFocused();
            designer.screenshot("start-form-refused");
            designer.looksAccessible();
            dialog.getByLabel("What is needed").fill("A quieter fan");
            submit(dialog);

            page.waitForURL("**/runs/**");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Started")))
                    .click();
            assertThat(page.getByText("\"A quieter fan\"").first()).isVisible();
            designer.screenshot("start-form-run");
        }
        String run = api.get("/automations/" + automation + "/runs")
                .at("/items/0/id")
                .asText();
        var given = api.get("/runs/" + run + "/steps").at("/items/0/output");
        Assertions.assertThat(given.path("what").asText()).isEqualTo("A quieter fan");
        Assertions.assertThat(given.path("amount").asInt()).isEqualTo(7);
        try (var phone = Visitor.signedIn("designer", 390, ColorScheme.DARK)) {
            phone.open("/automations/" + automation + "?tab=runs");
            phone.button("Start by hand").click();
            assertThat(asking(phone.page()).getByLabel("What is needed")).isVisible();
            phone.screenshot("start-form-on-a-phone");
            phone.looksAccessible();
        }
    }

    private void draw(Visitor designer) {
        var page = designer.page();
        page.locator(".djs-shape[data-element-id=start] .djs-hit").first().click();
        designer.button("New form").click();
        Locator dialog =
                page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(Pattern.compile("^Form “")));
        question(dialog, "textfield", "What is needed", "what");
        dialog.locator("[data-entry-id=required] input").check();
        question(dialog, "number", "How many", "amount");
        assertThat(dialog.getByText("All changes saved")).isVisible();
        dialog.getByRole(AriaRole.BUTTON, named("Done")).click();
        assertThat(dialog).isHidden();
        designer.screenshot("start-form-chosen");
    }

    private static void question(Locator dialog, String kind, String label, String key) {
        dialog.locator(".fjs-palette-field[data-field-type=" + kind + "]").click();
        assertThat(dialog.locator(".fjs-editor-container .fjs-element[data-field-type=" + kind + "]"))
                .isVisible();
        Locator text = dialog.locator("[data-entry-id=label] [role=textbox], [data-entry-id=label] input")
                .first();
        text.click();
        text.press("Control+a");
        text.pressSequentially(label);
        text.press("Tab");
        Locator field = dialog.locator("[data-entry-id=key] input");
        field.fill(key);
        field.blur();
    }

    private static void tryOut(Visitor designer) {
        var page = designer.page();
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Try out"))
                .click();
        Locator given = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Starts with"));
        given.getByLabel("What is needed").fill("A fan");
        designer.button("Run").click();
        assertThat(page.getByText("Completed", new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
        designer.screenshot("start-form-tried");
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Editor"))
                .click();
    }

    private static void publish(Visitor designer) {
        var page = designer.page();
        designer.button("Publish").click();
        Locator publish = page.getByRole(AriaRole.DIALOG);
        assertThat(publish).containsText("No findings: it can be published.");
        publish.getByRole(AriaRole.BUTTON, named("Publish")).click();
        assertThat(page.getByText(Pattern.compile("Version \\d+ is live"))).isVisible();
    }

    private Locator asking(Page page) {
        return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Start “" + name + "”"));
    }

    private static void submit(Locator dialog) {
        dialog.getByRole(AriaRole.BUTTON, named("Start with these answers")).click();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
