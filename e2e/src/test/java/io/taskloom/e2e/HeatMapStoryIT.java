package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where runs come by, how long they take there and where they fail is seen on the diagram and in a table. */
class HeatMapStoryIT {

    private static final String LOOK = "Have a look";
    private static final int RUNS = 12;
    private static final int RARE = 2;

    private final Api api = RunningSystem.shared().api("designer");
    private final String name = "Heat " + Long.toString(System.nanoTime(), 36);

    @Test
    void aDesignerSeesWhereRunsComeByAndGoesToThoseThatWait() {
        String automation = automation();
        try (var designer = Visitor.signedIn("designer", 1280, ColorScheme.LIGHT)) {
            var page = designer.page();
            designer.open("/automations/" + automation);
            page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Heat map"))
                    .click();
            assertThat(page.getByText("12 runs")).isVisible();
            Locator diagram = page.getByRole(
                    AriaRole.REGION,
                    new Page.GetByRoleOptions().setName("Heat map").setExact(true));
            assertThat(diagram.locator("[data-element-id=start].tl-heat-5")).isVisible();
            assertThat(diagram.locator("[data-element-id=rare].tl-heat-1")).isVisible();
            assertThat(diagram.getByText("12", new Locator.GetByTextOptions().setExact(true))
                            .first())
                    .isVisible();
            designer.screenshot("heat-map");
            designer.looksAccessible();

            table(page).scrollIntoViewIfNeeded();
            designer.screenshot("heat-map-table");

            page.getByText("How long", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(diagram.locator("[data-element-id=look].tl-heat-4")).hasCount(0);
            designer.screenshot("heat-map-by-time");

            diagram.locator("[data-element-id=look]").first().click();
            Locator card = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Chosen step"));
            assertThat(card).containsText(LOOK);
            designer.screenshot("heat-map-step");
            designer.looksAccessible();
            card.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Show runs that stand here (10)"))
                    .click();
            assertThat(page.getByRole(
                                    AriaRole.LIST,
                                    new Page.GetByRoleOptions().setName("Runs").setExact(true))
                            .getByRole(AriaRole.LISTITEM))
                    .hasCount(10);
        }
        try (var phone = Visitor.signedIn("designer", 390, ColorScheme.DARK)) {
            phone.open("/automations/" + automation + "?tab=heat");
            assertThat(phone.page().getByText("12 runs")).isVisible();
            assertThat(phone.page().locator("[data-element-id=start].tl-heat-5"))
                    .isVisible();
            phone.screenshot("heat-map-on-a-phone");
            phone.looksAccessible();
            table(phone.page()).scrollIntoViewIfNeeded();
            phone.screenshot("heat-map-table-on-a-phone");
        }
    }

    private static Locator table(Page page) {
        return page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Steps in numbers"));
    }

    /** Ten of its runs wait for a person, and two took the other way. */
    private String automation() {
        String workspace = api.get("/workspaces").at("/items/0/id").asText();
        String automation = api.post("/workspaces/" + workspace + "/automations", Map.of("name", name, "bpmn", model()))
                .path("id")
                .asText();
        api.post("/automations/" + automation + "/publish", Map.of("draftVersion", 1));
        for (int run = 0; run < RUNS; run++) {
            api.post("/automations/" + automation + "/start", Map.of("variables", Map.of("rare", run < RARE)));
        }
        return automation;
    }

    private static String model() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="https://taskloom.io/automations">
                  <bpmn:process id="heat" name="Heat" isExecutable="true">
                    <bpmn:startEvent id="start" name="Started"><bpmn:outgoing>in</bpmn:outgoing></bpmn:startEvent>
                    <bpmn:exclusiveGateway id="which" name="Rare?" default="usual"><bpmn:incoming>in</bpmn:incoming><bpmn:outgoing>usual</bpmn:outgoing><bpmn:outgoing>seldom</bpmn:outgoing></bpmn:exclusiveGateway>
                    <bpmn:userTask id="look" name="Have a look"><bpmn:incoming>usual</bpmn:incoming><bpmn:outgoing>out</bpmn:outgoing></bpmn:userTask>
                    <bpmn:task id="rare" name="Nothing to do"><bpmn:incoming>seldom</bpmn:incoming><bpmn:outgoing>away</bpmn:outgoing></bpmn:task>
                    <bpmn:endEvent id="end" name="Done"><bpmn:incoming>out</bpmn:incoming></bpmn:endEvent>
                    <bpmn:endEvent id="nothing" name="Left"><bpmn:incoming>away</bpmn:incoming></bpmn:endEvent>
                    <bpmn:sequenceFlow id="in" sourceRef="start" targetRef="which" />
                    <bpmn:sequenceFlow id="usual" sourceRef="which" targetRef="look" />
                    <bpmn:sequenceFlow id="seldom" name="yes" sourceRef="which" targetRef="rare"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=rare</bpmn:conditionExpression></bpmn:sequenceFlow>
                    <bpmn:sequenceFlow id="out" sourceRef="look" targetRef="end" />
                    <bpmn:sequenceFlow id="away" sourceRef="rare" targetRef="nothing" />
                  </bpmn:process>
                  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="heat">
                    <bpmndi:BPMNShape id="start_di" bpmnElement="start"><dc:Bounds x="160" y="102" width="36" height="36" /></bpmndi:BPMNShape>
                    <bpmndi:BPMNShape id="which_di" bpmnElement="which" isMarkerVisible="true"><dc:Bounds x="255" y="95" width="50" height="50" /></bpmndi:BPMNShape>
                    <bpmndi:BPMNShape id="look_di" bpmnElement="look"><dc:Bounds x="370" y="80" width="100" height="80" /></bpmndi:BPMNShape>
                    <bpmndi:BPMNShape id="rare_di" bpmnElement="rare"><dc:Bounds x="370" y="210" width="100" height="80" /></bpmndi:BPMNShape>
                    <bpmndi:BPMNShape id="end_di" bpmnElement="end"><dc:Bounds x="534" y="102" width="36" height="36" /></bpmndi:BPMNShape>
                    <bpmndi:BPMNShape id="nothing_di" bpmnElement="nothing"><dc:Bounds x="534" y="232" width="36" height="36" /></bpmndi:BPMNShape>
                    <bpmndi:BPMNEdge id="in_di" bpmnElement="in"><di:waypoint x="196" y="120" /><di:waypoint x="255" y="120" /></bpmndi:BPMNEdge>
                    <bpmndi:BPMNEdge id="usual_di" bpmnElement="usual"><di:waypoint x="305" y="120" /><di:waypoint x="370" y="120" /></bpmndi:BPMNEdge>
                    <bpmndi:BPMNEdge id="seldom_di" bpmnElement="seldom"><di:waypoint x="280" y="145" /><di:waypoint x="280" y="250" /><di:waypoint x="370" y="250" /></bpmndi:BPMNEdge>
                    <bpmndi:BPMNEdge id="out_di" bpmnElement="out"><di:waypoint x="470" y="120" /><di:waypoint x="534" y="120" /></bpmndi:BPMNEdge>
                    <bpmndi:BPMNEdge id="away_di" bpmnElement="away"><di:waypoint x="470" y="250" /><di:waypoint x="534" y="250" /></bpmndi:BPMNEdge>
                  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
                </bpmn:definitions>
                """;
    }
}
