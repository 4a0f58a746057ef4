package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;

/** An automation of one step, with its diagram, as a designer would draw it. */
final class Drawing {

    private Drawing() {}

    /** A step that fails at once, since it names a project that is not there; given another it does what it is for. */
    static String makingATask(String title) {
        return """
                <bpmn:serviceTask id="step" name="Make a task" camunda:type="external" camunda:topic="taskloom:create-task">
                  <bpmn:extensionElements>
                    <camunda:inputOutput>
                      <camunda:inputParameter name="title">%s</camunda:inputParameter>
                      <camunda:inputParameter name="projectId">00000000-0000-7000-8000-000000000000</camunda:inputParameter>
                    </camunda:inputOutput>
                    <camunda:properties><camunda:property name="retry" value="R1/PT1S" /></camunda:properties>
                  </bpmn:extensionElements>
                </bpmn:serviceTask>
                """.formatted(title);
    }

    /** @return id of an automation of that name in the first workspace, not published */
    static String draft(Api api, String name, String step) {
        return api.post("/workspaces/" + workspace(api) + "/automations", Map.of("name", name, "bpmn", model(step)))
                .path("id")
                .asText();
    }

    static String published(Api api, String name, String step) {
        String automation = draft(api, name, step);
        api.post("/automations/" + automation + "/publish", Map.of("draftVersion", 1));
        return automation;
    }

    /** From the open modeler to the page of the run. */
    static void publishAndStart(Visitor designer) {
        var page = designer.page();
        designer.button("Publish").click();
        Locator publish = page.getByRole(AriaRole.DIALOG);
        assertThat(publish).containsText("No findings: it can be published.");
        publish.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Publish").setExact(true))
                .click();
        assertThat(page.getByText(Pattern.compile("Version \\d+ is live"))).isVisible();
        designer.button("Start by hand").click();
        page.waitForURL("**/runs/**");
    }

    static String workspace(Api api) {
        return api.get("/workspaces").at("/items/0/id").asText();
    }

    /** @param step an activity with the id {@code step} */
    static String model(String step) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="https://taskloom.io/automations">
                  <bpmn:process id="drawing" name="Drawing" isExecutable="true">
                    <bpmn:startEvent id="start" name="Started"><bpmn:outgoing>in</bpmn:outgoing></bpmn:startEvent>
                    %s
                    <bpmn:endEvent id="end" name="Done"><bpmn:incoming>out</bpmn:incoming></bpmn:endEvent>
                    <bpmn:sequenceFlow id="in" sourceRef="start" targetRef="step" />
                    <bpmn:sequenceFlow id="out" sourceRef="step" targetRef="end" />
                  </bpmn:process>
                  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="drawing">
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
