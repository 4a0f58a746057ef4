package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A designer draws a table of rules for a step; a run of it tells which rule matched. */
class DecisionStoryIT {

    private final Api api = RunningSystem.shared().api("designer");
    private final String unique = Long.toString(System.nanoTime(), 36);

    @Test
    void aRunTellsWhichRuleOfADrawnTableMatched() {
        String automation = automation();
        try (var designer = Visitor.signedIn("designer", 1280, ColorScheme.LIGHT)) {
            designer.open("/automations/" + automation);
            draw(designer);
            Drawing.publishAndStart(designer);
            var page = designer.page();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Find the discount")))
                    .click();
            Locator decided = page.getByLabel("Decision “Find the discount”");
            assertThat(decided).containsText("1 rule matched");
            Locator row = decided.locator("tbody tr");
            assertThat(row).hasCount(1);
            assertThat(row.locator("td")).hasText(new String[] {"1", "250", "10"});
            designer.screenshot("decision-in-a-run");
            designer.looksAccessible();
        }
        look(automation, 1280, ColorScheme.DARK, "decision-editor-dark");
        look(automation, 390, ColorScheme.LIGHT, "decision-editor-on-a-phone");
    }

    private void draw(Visitor designer) {
        var page = designer.page();
        choose(page);
        designer.button("New decision").click();
        Locator dialog = dialog(page);
        assertThat(dialog.getByLabel("What keeps the decision from being published"))
                .containsText("does not say what it looks at");
        head(page, dialog.locator("th.input-cell"), "order.amount");
        assertThat(dialog.getByLabel("What keeps the decision from being published"))
                .isHidden();
        fill(page, dialog.locator("td.input-cell").first(), ">= 100");
        fill(page, dialog.locator("td.output-cell").first(), "10");
        dialog.locator("tfoot td.add-rule-add").click();
        assertThat(dialog.locator("tbody tr")).hasCount(2);
        fill(page, dialog.locator("tbody tr").nth(1).locator("td.output-cell"), "0");
        assertThat(dialog.getByText("All changes saved")).isVisible();
        designer.screenshot("decision-editor");
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
            designer.button("Edit decision").click();
            assertThat(dialog(page).locator("tbody tr")).hasCount(2);
            designer.screenshot(name);
        }
    }

    private static void choose(Page page) {
        page.locator(".djs-shape[data-element-id=decide] .djs-hit").first().click();
    }

    private static Locator dialog(Page page) {
        return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(Pattern.compile("^Decision “")));
    }

    /** What a column looks at. */
    private static void head(Page page, Locator column, String expression) {
        column.dblclick();
        Locator text = page.locator(".context-menu .ref-text [contenteditable=true], .context-menu .ref-text");
        text.last().click();
        page.keyboard().type(expression);
        page.locator(".dmn-decision-table-container .decision-table-name").click();
        assertThat(page.locator(".context-menu")).isHidden();
    }

    private static void fill(Page page, Locator cell, String text) {
        cell.click();
        page.keyboard().type(text);
        // Enter would go on in the next rule, and make one at the end.
        page.keyboard().press("Tab");
    }

    private String automation() {
        return api.post(
                        "/workspaces/" + Drawing.workspace(api) + "/automations",
                        Map.of("name", "Discount " + unique, "bpmn", MODEL))
                .path("id")
                .asText();
    }

    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="https://taskloom.io/automations">
              <bpmn:process id="discounts" name="Discounts" isExecutable="true">
                <bpmn:startEvent id="start" name="Ordered"><bpmn:outgoing>in</bpmn:outgoing></bpmn:startEvent>
                <bpmn:scriptTask id="order" name="Read the order" scriptFormat="javascript" camunda:resultVariable="order"><bpmn:incoming>in</bpmn:incoming><bpmn:outgoing>on</bpmn:outgoing><bpmn:script>({ amount: 250 })</bpmn:script></bpmn:scriptTask>
                <bpmn:businessRuleTask id="decide" name="Find the discount"><bpmn:incoming>on</bpmn:incoming><bpmn:outgoing>out</bpmn:outgoing></bpmn:businessRuleTask>
                <bpmn:endEvent id="end" name="Done"><bpmn:incoming>out</bpmn:incoming></bpmn:endEvent>
                <bpmn:sequenceFlow id="in" sourceRef="start" targetRef="order" />
                <bpmn:sequenceFlow id="on" sourceRef="order" targetRef="decide" />
                <bpmn:sequenceFlow id="out" sourceRef="decide" targetRef="end" />
              </bpmn:process>
              <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="discounts">
                <bpmndi:BPMNShape id="start_di" bpmnElement="start"><dc:Bounds x="160" y="102" width="36" height="36" /></bpmndi:BPMNShape>
                <bpmndi:BPMNShape id="order_di" bpmnElement="order"><dc:Bounds x="260" y="80" width="100" height="80" /></bpmndi:BPMNShape>
                <bpmndi:BPMNShape id="decide_di" bpmnElement="decide"><dc:Bounds x="420" y="80" width="100" height="80" /></bpmndi:BPMNShape>
                <bpmndi:BPMNShape id="end_di" bpmnElement="end"><dc:Bounds x="584" y="102" width="36" height="36" /></bpmndi:BPMNShape>
                <bpmndi:BPMNEdge id="in_di" bpmnElement="in"><di:waypoint x="196" y="120" /><di:waypoint x="260" y="120" /></bpmndi:BPMNEdge>
                <bpmndi:BPMNEdge id="on_di" bpmnElement="on"><di:waypoint x="360" y="120" /><di:waypoint x="420" y="120" /></bpmndi:BPMNEdge>
                <bpmndi:BPMNEdge id="out_di" bpmnElement="out"><di:waypoint x="520" y="120" /><di:waypoint x="584" y="120" /></bpmndi:BPMNEdge>
              </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
            </bpmn:definitions>
            """;

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
