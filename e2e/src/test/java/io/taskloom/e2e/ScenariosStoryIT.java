package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.taskloom.e2e.TryOutPanel.copyOfTheExample;
import static io.taskloom.e2e.TryOutPanel.goOn;
import static io.taskloom.e2e.TryOutPanel.waiting;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A designer keeps a try-out as a scenario, which then stands in the way of publishing what breaks it. */
class ScenariosStoryIT {

    private final RunningSystem system = RunningSystem.shared();
    private final Api api = system.api("designer");
    private final String title = "Follow up, with scenarios " + Long.toString(System.nanoTime(), 36);

    @Test
    void aTryOutIsKeptAndRunBeforePublishing() {
        String automation = copyOfTheExample(api, title);
        try (var designer = Visitor.signedIn("designer", 1280, ColorScheme.LIGHT)) {
            var page = designer.page();
            designer.open("/automations/" + automation + "?tab=scenarios");
            assertThat(page.getByText("No scenarios yet")).isVisible();
            designer.screenshot("scenarios-none");
            designer.looksAccessible();
            designer.button("Try it out").click();

            designer.button("Run").click();
            goOn(waiting(page, "Tell them by e-mail"), "{\"status\": 200}");
            goOn(waiting(page, "Call the webhook"), "{\"status\": 200}");
            assertThat(waiting(page, "Wait two minutes")).isVisible();
            designer.button("Save as scenario").click();
            Locator dialog = dialog(page, "Save as scenario");
            field(dialog, "Name").fill("They are told");
            designer.screenshot("scenario-save");
            designer.looksAccessible();
            button(dialog, "Save").click();
            assertThat(page.getByText("The scenario is kept")).isVisible();

            tab(page, "Scenarios").click();
            designer.button("Run all").click();
            assertThat(page.getByText("The scenario came out as expected.")).isVisible();
            assertThat(page.getByText("Never passed:")).isVisible();
            Locator diagram = page.getByRole(
                    AriaRole.REGION, new Page.GetByRoleOptions().setName("Diagram: green what is passed"));
            assertThat(diagram.locator(".tl-passed").first()).isVisible();
            assertThat(diagram.locator(".tl-never").first()).isVisible();
            diagram.scrollIntoViewIfNeeded();
            designer.screenshot("scenarios-passed");
            designer.looksAccessible();
        }
        expectingAnEnd("/automations/" + automation + "/scenarios");

        try (var designer = Visitor.signedIn("designer", 1280, ColorScheme.DARK)) {
            var page = designer.page();
            designer.open("/automations/" + automation);
            designer.button("Publish").click();
            Locator dialog = dialog(page, "Publish this version");
            assertThat(dialog.getByText("It was to end, and waits at")).isVisible();
            assertThat(button(dialog, "Publish")).isDisabled();
            designer.screenshot("scenarios-block");
            designer.looksAccessible();
            field(dialog, "Publish it all the same, because").fill("The wait is meant");
            button(dialog, "Publish").click();
            assertThat(page.getByText("Version 1 is live")).isVisible();

            tab(page, "Versions").click();
            designer.button("More for version 1").click();
            page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Scenarios…"))
                    .click();
            assertThat(page.getByText("Published all the same: The wait is meant"))
                    .isVisible();
            designer.screenshot("scenarios-of-a-version");
            designer.looksAccessible();
        }
        try (var phone = Visitor.signedIn("designer", 390, ColorScheme.LIGHT)) {
            phone.open("/automations/" + automation + "?tab=scenarios");
            phone.button("Run all").click();
            assertThat(phone.page().getByText("1 of 2 scenarios did not come out as expected."))
                    .isVisible();
            phone.screenshot("scenarios-on-a-phone");
            phone.looksAccessible();
            phone.button("More for They wait no longer").click();
            phone.page()
                    .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Accept the new outcome…"))
                    .click();
            button(dialog(phone.page(), "Is that right for “They wait no longer”?"), "Accept it")
                    .click();
            assertThat(phone.page().getByText("All 2 scenarios came out as expected."))
                    .isVisible();
        }
        Assertions.assertThat(api.get("/automations/" + automation + "/runs").path("items"))
                .isEmpty();
    }

    /** The same once more, of which something else is expected. */
    private void expectingAnEnd(String scenarios) {
        var kept =
                api.get(scenarios + "/" + api.get(scenarios).at("/items/0/id").asText());
        api.post(
                scenarios,
                Map.of(
                        "name", "They wait no longer",
                        "start", kept.path("start").asText(),
                        "variables", kept.path("variables"),
                        "answers", kept.path("answers"),
                        "expected", Map.of("state", "completed", "at", List.of(), "passed", List.of())));
    }

    private static Locator tab(Page page, String name) {
        return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator dialog(Page page, String name) {
        return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator field(Locator in, String name) {
        return in.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName(name));
    }

    private static Locator button(Locator in, String name) {
        return in.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
