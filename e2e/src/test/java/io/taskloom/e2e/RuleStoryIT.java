package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A rule is stated, looked back at, published, runs, and becomes a drawing. */
class RuleStoryIT {

    private final Api api = RunningSystem.shared().api("designer");
    private final String mark = Long.toString(System.nanoTime(), 36);
    private final String name = "Urgent ones " + mark;
    private final String project = api.get("/workspaces/" + Drawing.workspace(api) + "/projects")
            .at("/items/0/id")
            .asText();

    @Test
    void aRuleIsStatedLookedBackAtPublishedAndRuns() {
        for (int i = 1; i <= 3; i++) {
            task("Ship order " + i + " " + mark);
        }
        String automation;
        try (var designer = Visitor.signedIn("designer", 1280, ColorScheme.LIGHT)) {
            automation = state(designer);
            publish(designer);
            task("Ship order 4 " + mark);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(runs(automation)).isNotEmpty());
            designer.tab("Runs").click();
            assertThat(designer.page()
                            .getByLabel("Runs", new Page.GetByLabelOptions().setExact(true))
                            .getByRole(AriaRole.LINK)
                            .first())
                    .isVisible();
            designer.screenshot("rule-runs");
            asDiagram(designer, automation);
        }
        try (var phone = Visitor.signedIn("designer", 390, ColorScheme.DARK)) {
            phone.open("/workspaces/" + Drawing.workspace(api) + "/rules/new");
            assertThat(phone.page().getByLabel("The rule in a sentence")).containsText("When a task is created");
            phone.button("Add condition").click();
            assertThat(phone.page().locator(".djs-shape[data-element-id=step-1]"))
                    .hasCount(0);
            phone.screenshot("new-rule-on-a-phone");
            phone.looksAccessible();
        }
    }

    private String state(Visitor designer) {
        Page page = designer.page();
        designer.open("/workspaces/" + Drawing.workspace(api) + "/automations");
        designer.link("New rule").click();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(false))
                .first()
                .fill(name);
        condition(designer, 1, "Priority", "is");
        choose(page, group(page, "Condition 1").getByLabel("Value"), "Urgent");
        condition(designer, 2, "Title", "contains");
        group(page, "Condition 2").getByLabel("Value").fill(mark);
        Locator title =
                page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^Title")));
        title.fill("Tell the customer: ");
        designer.button("Insert a value into Title").click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(Pattern.compile("task\\.title")))
                .click();
        assertThat(title).hasValue("Tell the customer: {{task.title}}");
        assertThat(page.getByLabel("The rule in a sentence"))
                .containsText("When a task is created and its priority is urgent and its title contains");
        assertThat(page.getByText("It would have started 3 times in the last 30 days."))
                .isVisible();
        assertThat(page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("For these tasks"))
                        .getByRole(AriaRole.LINK))
                .hasCount(3);
        assertThat(page.locator(".djs-shape[data-element-id=step-1]")).isVisible();
        designer.screenshot("new-rule");
        designer.looksAccessible();
        designer.button("Create rule").click();
        page.waitForURL(Pattern.compile(".*/automations/[0-9a-f-]{36}$"));
        assertThat(designer.heading(name)).isVisible();
        return page.url().substring(page.url().lastIndexOf('/') + 1);
    }

    private void publish(Visitor designer) {
        Page page = designer.page();
        assertThat(page.getByText("It would have started 3 times in the last 30 days."))
                .isVisible();
        designer.screenshot("rule-of-an-automation");
        designer.button("Publish").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("No findings: it can be published.");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Publish"))
                .click();
        assertThat(page.getByText(Pattern.compile("Version 1 is live"))).isVisible();
    }

    private void asDiagram(Visitor designer, String automation) {
        Page page = designer.page();
        designer.open("/automations/" + automation);
        designer.button("Edit as diagram").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("this is no rule any more");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Edit as diagram"))
                .click();
        assertThat(page.locator(".djs-shape[data-element-id=condition]")).isVisible();
        designer.screenshot("rule-as-a-diagram");
        String drawn =
                api.get("/automations/" + automation + "/draft").path("bpmn").asText();
        assertThat(drawn).contains("step-1");
        var saved = api.call(
                "PUT",
                "/automations/" + automation + "/draft",
                "{\"bpmn\": " + TextNode.valueOf(drawn.replace("\"Done\"", "\"Over\"")) + "}",
                Map.of("If-Match", "\"v1\""));
        assertThat(saved.status()).isEqualTo(200);
        designer.open("/automations/" + automation);
        assertThat(page.getByText("It is an automation drawn by hand now.")).isVisible();
        designer.screenshot("rule-drawn-by-hand");
    }

    private void condition(Visitor designer, int number, String field, String operator) {
        Page page = designer.page();
        designer.button("Add condition").click();
        Locator condition = group(page, "Condition " + number);
        choose(page, condition.getByLabel("Field"), field);
        choose(page, condition.getByLabel("Comparison"), operator);
    }

    private static void choose(Page page, Locator select, String option) {
        select.click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(option).setExact(true))
                .click();
    }

    private static Locator group(Page page, String name) {
        return page.getByRole(
                AriaRole.GROUP, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void task(String title) {
        api.post("/projects/" + project + "/tasks", Map.of("title", title, "priority", "urgent"));
    }

    private JsonNode runs(String automation) {
        return api.get("/automations/" + automation + "/runs").path("items");
    }
}
