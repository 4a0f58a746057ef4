package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A designer draws a form for a step; a run's step asks for it, and the run knows the answer. */
class FormStoryIT {

    private final Api api = RunningSystem.shared().api("designer");
    private final String unique = Long.toString(System.nanoTime(), 36);
    private final String step = "Say what to buy " + unique;

    @Test
    void aStepAsksForWhatADesignerHasDrawn() {
        String automation = automation();
        try (var designer = Visitor.signedIn("designer", 1280, ColorScheme.LIGHT)) {
            designer.open("/automations/" + automation);
            draw(designer);
            Drawing.publishAndStart(designer);
        }
        String task = task();
        try (var user = Visitor.signedIn("user", 1280, ColorScheme.LIGHT)) {
            var page = user.page();
            user.open("/my-tasks?task=" + task);
            Locator form = page.getByRole(
                    AriaRole.REGION, new Page.GetByRoleOptions().setName("Form").setExact(true));
            Locator question = form.getByLabel("What is needed");
            assertThat(question).isVisible();
            user.screenshot("form-in-a-step");
            question.fill("A quieter fan");
            user.button("Complete with these answers").click();
            assertThat(user.button("Complete with these answers")).isHidden();
        }
        Assertions.assertThat(api.get("/automations/" + automation + "/runs")
                        .at("/items/0/state")
                        .asText())
                .isEqualTo("completed");
        look(automation, 1280, ColorScheme.DARK, "form-editor-dark");
        look(automation, 390, ColorScheme.LIGHT, "form-editor-on-a-phone");
    }

    private void draw(Visitor designer) {
        var page = designer.page();
        choose(page);
        designer.button("New form").click();
        Locator dialog = dialog(page);
        add(dialog, "textfield");
        replace(dialog.locator("[data-entry-id=label] [role=textbox], [data-entry-id=label] input"), "What is needed");
        key(dialog, "what.else");
        assertThat(dialog.getByLabel("What keeps the form from being published"))
                .containsText("needs a key");
        key(dialog, "what");
        assertThat(dialog.getByLabel("What keeps the form from being published"))
                .isHidden();
        add(dialog, "number");
        assertThat(dialog.getByText("All changes saved")).isVisible();
        designer.screenshot("form-editor");
        designer.looksAccessible();

        dialog.getByText("Preview", new Locator.GetByTextOptions().setExact(true))
                .click();
        dialog.getByRole(AriaRole.REGION, named("Preview"))
                .getByLabel("What is needed")
                .fill("A fan");
        dialog.getByRole(AriaRole.BUTTON, named("Try these answers")).click();
        assertThat(dialog.getByLabel("What the step would hand to the run").first())
                .containsText("\"what\": \"A fan\"");
        designer.screenshot("form-preview");
        designer.looksAccessible();
        dialog.getByRole(AriaRole.BUTTON, named("Done")).click();
        assertThat(dialog).isHidden();
    }

    private void look(String automation, int width, ColorScheme scheme, String name) {
        try (var designer = Visitor.signedIn("designer", width, scheme)) {
            var page = designer.page();
            designer.open("/automations/" + automation);
            choose(page);
            if (width < 600) {
                designer.button("Show properties").click();
            }
            designer.button("Edit form").click();
            dialog(page)
                    .locator(".fjs-editor-container .fjs-element[data-field-type=textfield]")
                    .click(new Locator.ClickOptions().setPosition(4, 4));
            assertThat(dialog(page).locator("[data-entry-id=key] input")).isVisible();
            designer.screenshot(name);
        }
    }

    private static void choose(Page page) {
        page.locator(".djs-shape[data-element-id=ask] .djs-hit").first().click();
    }

    private static Locator dialog(Page page) {
        return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(Pattern.compile("^Form “")));
    }

    private static void add(Locator dialog, String kind) {
        dialog.locator(".fjs-palette-field[data-field-type=" + kind + "]").click();
        assertThat(dialog.locator(".fjs-editor-container .fjs-element[data-field-type=" + kind + "]"))
                .isVisible();
    }

    private static void key(Locator dialog, String key) {
        Locator field = dialog.locator("[data-entry-id=key] input");
        field.fill(key);
        field.blur();
    }

    private static void replace(Locator field, String text) {
        field.first().click();
        field.first().press("Control+a");
        field.first().pressSequentially(text);
        field.first().press("Tab");
    }

    /** The step that the run waits at. */
    private String task() {
        var tasks = api.get("/tasks?limit=200").path("items");
        return StreamSupport.stream(tasks.spliterator(), false)
                .filter(each -> each.path("title").asText().equals(step))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    private String automation() {
        String workspace = api.get("/workspaces").at("/items/0/id").asText();
        var projects = api.get("/workspaces/" + workspace + "/projects").path("items");
        String project = StreamSupport.stream(projects.spliterator(), false)
                .filter(each -> each.path("name").asText().equals("Everyday"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        return api.post(
                        "/workspaces/" + workspace + "/automations",
                        Map.of("name", "Buy " + unique, "projectId", project, "bpmn", model()))
                .path("id")
                .asText();
    }

    private String model() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="definitions" targetNamespace="https://taskloom.io/automations">
                  <bpmn:process id="buys" name="Buys" isExecutable="true">
                    <bpmn:startEvent id="start" name="Started"><bpmn:outgoing>in</bpmn:outgoing></bpmn:startEvent>
                    <bpmn:userTask id="ask" name="%s"><bpmn:incoming>in</bpmn:incoming><bpmn:outgoing>out</bpmn:outgoing></bpmn:userTask>
                    <bpmn:endEvent id="end" name="Done"><bpmn:incoming>out</bpmn:incoming></bpmn:endEvent>
                    <bpmn:sequenceFlow id="in" sourceRef="start" targetRef="ask" />
                    <bpmn:sequenceFlow id="out" sourceRef="ask" targetRef="end" />
                  </bpmn:process>
                  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="buys">
                    <bpmndi:BPMNShape id="start_di" bpmnElement="start"><dc:Bounds x="160" y="102" width="36" height="36" /></bpmndi:BPMNShape>
                    <bpmndi:BPMNShape id="ask_di" bpmnElement="ask"><dc:Bounds x="260" y="80" width="100" height="80" /></bpmndi:BPMNShape>
                    <bpmndi:BPMNShape id="end_di" bpmnElement="end"><dc:Bounds x="424" y="102" width="36" height="36" /></bpmndi:BPMNShape>
                    <bpmndi:BPMNEdge id="in_di" bpmnElement="in"><di:waypoint x="196" y="120" /><di:waypoint x="260" y="120" /></bpmndi:BPMNEdge>
                    <bpmndi:BPMNEdge id="out_di" bpmnElement="out"><di:waypoint x="360" y="120" /><di:waypoint x="424" y="120" /></bpmndi:BPMNEdge>
                  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
                </bpmn:definitions>
                """.formatted(step);
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
