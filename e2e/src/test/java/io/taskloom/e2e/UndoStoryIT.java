package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A run that raised a task and made another is undone: both are as before, and the page tells what came of it. */
class UndoStoryIT {

    private final Api api = RunningSystem.shared().api("designer");
    private final String mark = Long.toString(System.nanoTime(), 36);

    @Test
    void aRunIsUndoneAfterItWasSaidWhatWillGoBack() {
        String project = api.get("/workspaces/" + workspace() + "/projects")
                .at("/items/0/id")
                .asText();
        String task = api.post("/projects/" + project + "/tasks", Map.of("title", "Water " + mark, "priority", "low"))
                .path("id")
                .asText();
        String run = api.post("/automations/" + published(project, task) + "/start", Map.of())
                .path("id")
                .asText();
        Awaitility.await()
                .until(() -> api.get("/runs/" + run).path("state").asText().equals("completed"));
        try (var designer = Visitor.signedIn("designer", 1280, ColorScheme.LIGHT)) {
            var page = designer.page();
            designer.open("/runs/" + run);
            designer.button("Undo…").click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog.getByText("priority as before")).isVisible();
            assertThat(dialog.getByText("the task goes to the recycle bin")).isVisible();
            designer.screenshot("undo-dialog");
            designer.looksAccessible();
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Undo it"))
                    .click();

            Locator report = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Undo"));
            assertThat(report.getByText("the task went to the recycle bin"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
            designer.screenshot("undone-run");
            designer.looksAccessible();
        }
        Awaitility.await()
                .until(() -> api.get("/tasks/" + task).path("priority").asText().equals("low"));
        try (var phone = Visitor.signedIn("designer", 390, ColorScheme.DARK)) {
            phone.open("/runs/" + run);
            assertThat(phone.page().getByText("priority as before")).isVisible();
            phone.screenshot("undone-run-on-a-phone");
            phone.looksAccessible();
        }
    }

    private String published(String project, String task) {
        String automation = api.post(
                        "/workspaces/" + workspace() + "/automations",
                        Map.of("name", "Raises " + mark, "projectId", project, "bpmn", model(task)))
                .path("id")
                .asText();
        api.post("/automations/" + automation + "/publish", Map.of("draftVersion", 1));
        return automation;
    }

    private String workspace() {
        return api.get("/workspaces").at("/items/0/id").asText();
    }

    private String model(String task) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="https://taskloom.io/automations">
                  <bpmn:process id="raise" name="Raise" isExecutable="true">
                    <bpmn:startEvent id="start" name="Started"><bpmn:outgoing>in</bpmn:outgoing></bpmn:startEvent>
                    <bpmn:serviceTask id="raise-it" name="Raise it" camunda:type="external" camunda:topic="taskloom:update-task">
                      <bpmn:extensionElements><camunda:inputOutput>
                        <camunda:inputParameter name="taskId">%s</camunda:inputParameter>
                        <camunda:inputParameter name="priority">high</camunda:inputParameter>
                      </camunda:inputOutput></bpmn:extensionElements>
                      <bpmn:incoming>in</bpmn:incoming><bpmn:outgoing>on</bpmn:outgoing>
                    </bpmn:serviceTask>
                    <bpmn:serviceTask id="follow-up" name="Follow up" camunda:type="external" camunda:topic="taskloom:create-task">
                      <bpmn:extensionElements><camunda:inputOutput>
                        <camunda:inputParameter name="title">Follow up %s</camunda:inputParameter>
                      </camunda:inputOutput></bpmn:extensionElements>
                      <bpmn:incoming>on</bpmn:incoming><bpmn:outgoing>out</bpmn:outgoing>
                    </bpmn:serviceTask>
                    <bpmn:endEvent id="end" name="Done"><bpmn:incoming>out</bpmn:incoming></bpmn:endEvent>
                    <bpmn:sequenceFlow id="in" sourceRef="start" targetRef="raise-it" />
                    <bpmn:sequenceFlow id="on" sourceRef="raise-it" targetRef="follow-up" />
                    <bpmn:sequenceFlow id="out" sourceRef="follow-up" targetRef="end" />
                  </bpmn:process>
                  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="raise">
                    <bpmndi:BPMNShape id="start_di" bpmnElement="start"><dc:Bounds x="160" y="102" width="36" height="36" /></bpmndi:BPMNShape>
                    <bpmndi:BPMNShape id="raise_di" bpmnElement="raise-it"><dc:Bounds x="260" y="80" width="100" height="80" /></bpmndi:BPMNShape>
                    <bpmndi:BPMNShape id="follow_di" bpmnElement="follow-up"><dc:Bounds x="424" y="80" width="100" height="80" /></bpmndi:BPMNShape>
                    <bpmndi:BPMNShape id="end_di" bpmnElement="end"><dc:Bounds x="588" y="102" width="36" height="36" /></bpmndi:BPMNShape>
                    <bpmndi:BPMNEdge id="in_di" bpmnElement="in"><di:waypoint x="196" y="120" /><di:waypoint x="260" y="120" /></bpmndi:BPMNEdge>
                    <bpmndi:BPMNEdge id="on_di" bpmnElement="on"><di:waypoint x="360" y="120" /><di:waypoint x="424" y="120" /></bpmndi:BPMNEdge>
                    <bpmndi:BPMNEdge id="out_di" bpmnElement="out"><di:waypoint x="524" y="120" /><di:waypoint x="588" y="120" /></bpmndi:BPMNEdge>
                  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
                </bpmn:definitions>
                """.formatted(task, mark);
    }
}
