package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Names that would run something in a page of ours, or fetch something, if it took them for more than text. */
class HostileNamesStoryIT {

    private static final String HTML =
            "<img src=x onerror=window.reached=1><svg onload=window.reached=1></svg><script>window.reached=1</script>";
    private static final String TEMPLATE = "{{constructor.constructor('window.reached=1')()}}";

    private final Api api = RunningSystem.shared().api("designer");
    private final String unique = Long.toString(System.nanoTime(), 36);
    private final String name = unique + " " + HTML + TEMPLATE;

    @Test
    void namesAreTextInEveryPageOfOurs() {
        String automation = automation();
        String run = started(automation);
        String workspace = Drawing.workspace(api);
        try (var designer = Visitor.signedIn("designer", 1280, ColorScheme.LIGHT)) {
            var page = designer.page();
            designer.open("/workspaces/" + workspace + "/automations");
            shows(page);
            designer.open("/automations/" + automation);
            page.locator(".djs-shape[data-element-id=step] .djs-hit").first().click();
            shows(page);
            designer.screenshot("hostile-names-in-the-modeler");
            designer.open("/workspaces/" + workspace + "/runs");
            shows(page);
            designer.open("/runs/" + run);
            shows(page);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + unique)))
                    .first()
                    .click();
            isText(page);
            designer.screenshot("hostile-names-in-a-run");
            designer.open("/my-tasks?task=" + task());
            shows(page);
            designer.screenshot("hostile-names-in-a-task");
            designer.open("/inbox");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Inbox")))
                    .isVisible();
            isText(page);
        }
    }

    private void shows(Page page) {
        assertThat(page.getByText(unique).first()).isVisible();
        isText(page);
    }

    private static void isText(Page page) {
        assertThat(page.evaluate("window.reached ?? null")).isNull();
        assertThat(page.locator("img[src=x], svg[onload]").count()).isZero();
    }

    private String automation() {
        String workspace = Drawing.workspace(api);
        String project = StreamSupport.stream(
                        api.get("/workspaces/" + workspace + "/projects")
                                .path("items")
                                .spliterator(),
                        false)
                .filter(each -> each.path("name").asText().equals("Everyday"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        String automation = api.post(
                        "/workspaces/" + workspace + "/automations",
                        Map.of("name", name, "projectId", project, "bpmn", named(Drawing.model("""
                <bpmn:userTask id="step" name="%s"><bpmn:documentation>%s</bpmn:documentation>
                  <bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="told">%s</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements>
                </bpmn:userTask>
                """.formatted(
                                        escaped(name), escaped(name), escaped(name))))))
                .path("id")
                .asText();
        api.post("/automations/" + automation + "/publish", Map.of("draftVersion", 1));
        return automation;
    }

    private String started(String automation) {
        return api.post("/automations/" + automation + "/start", Map.of("variables", Map.of("said", name)))
                .path("id")
                .asText();
    }

    private String task() {
        return StreamSupport.stream(api.get("/tasks?limit=200").path("items").spliterator(), false)
                .filter(task -> task.path("title").asText().startsWith(unique))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    private String named(String model) {
        return model.replace("name=\"Drawing\"", "name=\"%s\"".formatted(escaped(name)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
