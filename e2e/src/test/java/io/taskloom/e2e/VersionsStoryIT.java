package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Publishing tells of runs that wait; they go on in the new version as the mapping says; an earlier version comes back. */
class VersionsStoryIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Api api = RunningSystem.shared().api("designer");
    private final String name = "Look " + Long.toString(System.nanoTime(), 36);

    @Test
    void runsAreMovedToAnotherVersionAndAnEarlierOneIsRolledBackTo() {
        String automation = automation();
        try (var designer = Visitor.signedIn("designer", 1280, ColorScheme.LIGHT)) {
            var page = designer.page();
            designer.open("/automations/" + automation);
            assertThat(page.getByText("All changes saved")).isVisible();
            designer.button("Publish").click();
            Locator publish = page.getByRole(AriaRole.DIALOG);
            assertThat(publish).containsText("Version 1: 2 runs");
            assertThat(publish).containsText("2 at “Have a look”");
            publish.getByRole(AriaRole.RADIO, within("They go on in the new version"))
                    .click();
            designer.screenshot("publish-with-runs");
            designer.looksAccessible();
            publish.getByRole(AriaRole.BUTTON, within("Publish")).click();

            Locator move = page.getByRole(
                    AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Runs of version 1 to version 2"));
            assertThat(move).containsText("2 runs would stay");
            move.getByRole(AriaRole.COMBOBOX, within("“Have a look” goes on at"))
                    .click();
            page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Look closely"))
                    .click();
            designer.screenshot("migration-plan");
            designer.looksAccessible();
            move.getByRole(AriaRole.BUTTON, within("Move 2 runs")).click();
            assertThat(page.getByText("2 of 2 moved, version 1 to 2")).isVisible();
            assertThat(page.getByText("Version 2: 2 runs")).isVisible();
            designer.screenshot("versions");
            designer.looksAccessible();

            designer.button("More for version 1").click();
            page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Compare with version 2"))
                    .click();
            assertThat(page.getByText("Look closely").first()).isVisible();
            designer.screenshot("versions-compared");
            designer.looksAccessible();

            designer.open("/automations/" + automation + "?tab=versions");
            designer.button("More for version 1").click();
            page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Roll back to it…"))
                    .click();
            designer.button("Roll back").click();
            assertThat(page.getByText("Rolled back to version 1")).isVisible();
        }
        try (var phone = Visitor.signedIn("designer", 390, ColorScheme.DARK)) {
            phone.open("/automations/" + automation + "?tab=versions");
            assertThat(phone.page().getByText("Version 2: 2 runs")).isVisible();
            phone.screenshot("versions-on-a-phone");
            phone.looksAccessible();
        }
    }

    /** Published once, with two runs that wait, and a draft in which they would wait elsewhere. */
    private String automation() {
        String workspace = api.get("/workspaces").at("/items/0/id").asText();
        String automation = api.post(
                        "/workspaces/" + workspace + "/automations",
                        Map.of("name", name, "bpmn", model("look", "Have a look")))
                .path("id")
                .asText();
        api.post("/automations/" + automation + "/publish", Map.of("draftVersion", 1));
        api.post("/automations/" + automation + "/start", Map.of());
        api.post("/automations/" + automation + "/start", Map.of());
        var saved = api.call(
                "PUT",
                "/automations/" + automation + "/draft",
                JSON.valueToTree(Map.of("bpmn", model("closely", "Look closely")))
                        .toString(),
                Map.of("If-Match", "\"v1\""));
        Assertions.assertThat(saved.status()).isEqualTo(200);
        return automation;
    }

    private static String model(String id, String name) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="definitions" targetNamespace="https://taskloom.io/automations">
                  <bpmn:process id="looks" name="Looks" isExecutable="true">
                    <bpmn:startEvent id="start" name="Started"><bpmn:outgoing>in</bpmn:outgoing></bpmn:startEvent>
                    <bpmn:userTask id="%1$s" name="%2$s"><bpmn:incoming>in</bpmn:incoming><bpmn:outgoing>out</bpmn:outgoing></bpmn:userTask>
                    <bpmn:endEvent id="end" name="Done"><bpmn:incoming>out</bpmn:incoming></bpmn:endEvent>
                    <bpmn:sequenceFlow id="in" sourceRef="start" targetRef="%1$s" />
                    <bpmn:sequenceFlow id="out" sourceRef="%1$s" targetRef="end" />
                  </bpmn:process>
                  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="looks">
                    <bpmndi:BPMNShape id="start_di" bpmnElement="start"><dc:Bounds x="160" y="102" width="36" height="36" /></bpmndi:BPMNShape>
                    <bpmndi:BPMNShape id="step_di" bpmnElement="%1$s"><dc:Bounds x="260" y="80" width="100" height="80" /></bpmndi:BPMNShape>
                    <bpmndi:BPMNShape id="end_di" bpmnElement="end"><dc:Bounds x="424" y="102" width="36" height="36" /></bpmndi:BPMNShape>
                    <bpmndi:BPMNEdge id="in_di" bpmnElement="in"><di:waypoint x="196" y="120" /><di:waypoint x="260" y="120" /></bpmndi:BPMNEdge>
                    <bpmndi:BPMNEdge id="out_di" bpmnElement="out"><di:waypoint x="360" y="120" /><di:waypoint x="424" y="120" /></bpmndi:BPMNEdge>
                  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
                </bpmn:definitions>
                """.formatted(id, name);
    }

    private static Locator.GetByRoleOptions within(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
