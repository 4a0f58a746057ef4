package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Two who may change an automation talk about one of its steps, each before their own screen, without a reload. */
class DiagramCommentsStoryIT {

    private final Api api = RunningSystem.shared().api("designer");
    private final String mark = Long.toString(System.nanoTime(), 36);

    @Test
    void aStepIsTalkedAboutAndTheTalkIsSettled() {
        String automation = Drawing.draft(api, "Talked about " + mark, Drawing.makingATask("Report"));
        try (var dee = Visitor.signedIn("designer");
                var mona = Visitor.signedIn("manager", 1280, ColorScheme.DARK)) {
            dee.open("/automations/" + automation);
            mona.open("/automations/" + automation);
            assertThat(shape(mona)).isVisible();

            shape(dee).locator(".djs-hit").first().click();
            dee.button("Comments").click();
            Locator said = panel(dee);
            assertThat(said.getByText("Make a task", new Locator.GetByTextOptions().setExact(true)))
                    .isVisible();
            write(said, "Which project does this go to?");
            assertThat(said.getByText("Which project does this go to?")).isVisible();

            // Live, by the badge on the step.
            Locator badge = mona.button("1 open comment on Make a task");
            assertThat(badge).isVisible();
            mona.screenshot("diagram-comment-badge-dark");
            badge.click();
            Locator heard = panel(mona);
            assertThat(heard.getByText("Which project does this go to?")).isVisible();
            heard.getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Reply").setExact(true))
                    .click();
            Locator thread = heard.getByRole(AriaRole.ARTICLE);
            thread.getByRole(AriaRole.TEXTBOX).fill("To Everyday.");
            thread.getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Reply").setExact(true))
                    .last()
                    .click();
            assertThat(thread.getByRole(AriaRole.LISTITEM).getByText("To Everyday."))
                    .isVisible();
            assertThat(thread.getByRole(AriaRole.TEXTBOX)).isHidden();
            mona.screenshot("diagram-comments-dark");
            mona.looksAccessible();

            assertThat(said.getByText("To Everyday.")).isVisible();
            dee.screenshot("diagram-comments");
            dee.looksAccessible();
            said.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Resolve"))
                    .click();
            assertThat(dee.button("1 open comment on Make a task")).isHidden();
            assertThat(mona.button("1 open comment on Make a task")).isHidden();
            heard.getByText("Resolved", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(heard.getByText(Pattern.compile("Resolved by Dee"))).isVisible();
            mona.screenshot("diagram-comment-resolved-dark");
        }
        try (var phone = Visitor.signedIn("designer", 390, ColorScheme.LIGHT)) {
            phone.open("/automations/" + automation);
            phone.button("Comments").click();
            panel(phone)
                    .getByText("All", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(panel(phone).getByText("To Everyday.")).isVisible();
            phone.screenshot("diagram-comments-on-a-phone");
            phone.looksAccessible();
        }
    }

    private static void write(Locator panel, String text) {
        panel.getByRole(AriaRole.TEXTBOX).first().fill(text);
        panel.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Comment").setExact(true))
                .click();
    }

    private static Locator panel(Visitor visitor) {
        return visitor.page().getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Comments"));
    }

    private static Locator shape(Visitor visitor) {
        return visitor.page().locator(".djs-shape[data-element-id=step]");
    }
}
