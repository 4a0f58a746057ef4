package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An automation names another; when a run of it fails that one is started, and the pages of both runs lead to each other. */
class ErrorAutomationStoryIT {

    private final Api api = RunningSystem.shared().api("designer");
    private final String mark = Long.toString(System.nanoTime(), 36);

    @Test
    void aFailureStartsTheAutomationThatWasChosenForIt() {
        String failing = published("Fails " + mark, FAILING);
        published("Helps " + mark, "<bpmn:userTask id=\"step\" name=\"Look after it\" />");
        String run;
        try (var designer = Visitor.signedIn("designer", 1280, ColorScheme.LIGHT)) {
            var page = designer.page();
            designer.open("/automations/" + failing + "?tab=runs");
            designer.button("More actions").click();
            page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("When a run fails…"))
                    .click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            dialog.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Start this automation"))
                    .click();
            page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Helps " + mark))
                    .click();
            designer.screenshot("error-automation");
            designer.looksAccessible();
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                    .click();
            assertThat(dialog).isHidden();

            run = api.post("/automations/" + failing + "/start", Map.of())
                    .path("id")
                    .asText();
            designer.open("/runs/" + run);
            Locator helped = page.getByRole(
                    AriaRole.LINK, new Page.GetByRoleOptions().setName("Show the run that its failure has started"));
            assertThat(helped).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
            designer.screenshot("failed-run-with-error-run");
            designer.looksAccessible();
            helped.click();
            assertThat(page.getByText("because another run failed")).isVisible();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Helps " + mark)))
                    .isVisible();
            designer.screenshot("error-run");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Show the run that failed"))
                    .click();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Fails " + mark)))
                    .isVisible();
        }
        try (var phone = Visitor.signedIn("designer", 390, ColorScheme.DARK)) {
            phone.open("/runs/" + run);
            assertThat(phone.page()
                            .getByRole(
                                    AriaRole.LINK,
                                    new Page.GetByRoleOptions().setName("Show the run that its failure has started")))
                    .isVisible();
            phone.screenshot("failed-run-on-a-phone");
            phone.looksAccessible();
        }
    }

    private static final String FAILING = """
            <bpmn:serviceTask id="step" name="Make a task" camunda:type="external" camunda:topic="taskloom:create-task">
              <bpmn:extensionElements>
                <camunda:inputOutput>
                  <camunda:inputParameter name="title">Made by a run</camunda:inputParameter>
                  <camunda:inputParameter name="projectId">00000000-0000-7000-8000-000000000000</camunda:inputParameter>
                </camunda:inputOutput>
                <camunda:properties><camunda:property name="retry" value="R1/PT1S" /></camunda:properties>
              </bpmn:extensionElements>
            </bpmn:serviceTask>
            """;

    private String published(String name, String step) {
        String workspace = api.get("/workspaces").at("/items/0/id").asText();
        String automation = api.post(
                        "/workspaces/" + workspace + "/automations", Map.of("name", name, "bpmn", model(step)))
                .path("id")
                .asText();
        api.post("/automations/" + automation + "/publish", Map.of("draftVersion", 1));
        return automation;
    }

    private static String model(String step) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="https://taskloom.io/automations">
                  <bpmn:process id="error" name="Error" isExecutable="true">
                    <bpmn:startEvent id="start" name="Started"><bpmn:outgoing>in</bpmn:outgoing></bpmn:startEvent>
                    %s
                    <bpmn:endEvent id="end" name="Done"><bpmn:incoming>out</bpmn:incoming></bpmn:endEvent>
                    <bpmn:sequenceFlow id="in" sourceRef="start" targetRef="step" />
                    <bpmn:sequenceFlow id="out" sourceRef="step" targetRef="end" />
                  </bpmn:process>
                  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="error">
                    <bpmndi:BPMNShape id="start_di" bpmnElement="start"><dc:Bounds x="160" y="102" width="36" height="36" /></bpmndi:BPMNShape>
                    <bpmndi:BPMNShape id="step_di" bpmnElement="step"><dc:Bounds x="260" y="80" width="100" height="80" /></bpmndi:BPMNShape>
                    <bpmndi:BPMNShape id="end_di" bpmnElement="end"><dc:Bounds x="424" y="102" width="36" height="36" /></bpmndi:BPMNShape>
                    <bpmndi:BPMNEdge id="in_di" bpmnElement="in"><di:waypoint x="196" y="120" /><di:waypoint x="260" y="120" /></bpmndi:BPMNEdge>
                    <bpmndi:BPMNEdge id="out_di" bpmnElement="out"><di:waypoint x="360" y="120" /><di:waypoint x="424" y="120" /></bpmndi:BPMNEdge>
                  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
                </bpmn:definitions>
                """.formatted(step);
    }
}
