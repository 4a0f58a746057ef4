package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A run waits until a task is completed; another until it is called. */
class WaitStoryIT {

    private final Api api = RunningSystem.shared().api("designer");
    private final String name = Long.toString(System.nanoTime(), 36);

    @Test
    void aRunWaitsForATaskToBeCompleted() {
        String project = api.get("/workspaces/" + Drawing.workspace(api) + "/projects")
                .at("/items/0/id")
                .asText();
        String title = "Pay the bill " + name;
        String task = api.post("/projects/" + project + "/tasks", Map.of("title", title))
                .path("id")
                .asText();
        String automation = Drawing.draft(api, "After payment " + name, """
                <bpmn:receiveTask id="step" name="Paid?"><bpmn:extensionElements><camunda:properties><camunda:property name="waitFor" value="TaskOverdue" /></camunda:properties></bpmn:extensionElements></bpmn:receiveTask>
                """);
        try (var designer = Visitor.signedIn("designer", 1280, ColorScheme.LIGHT)) {
            Page page = designer.page();
            designer.open("/automations/" + automation);
            page.locator(".djs-shape[data-element-id=step] .djs-hit").first().click();
            page.locator("[data-entry-id=wait-for] select").selectOption("TaskCompleted");
            Locator condition = page.locator("[data-entry-id=wait-condition] .cm-content");
            condition.click();
            page.keyboard().insertText("event.task.title = \"" + title + "\"");
            assertThat(page.getByText("All changes saved")).isVisible();
            designer.screenshot("wait-for-an-event");
            designer.looksAccessible();

            Drawing.publishAndStart(designer);
            Locator waits = waits(page);
            assertThat(waits).containsText("A task is completed");
            assertThat(waits).containsText(title);
            designer.screenshot("run-waits-for-an-event");
            designer.looksAccessible();

            api.post("/tasks/" + task + "/complete", Map.of());
            isCompleted(page);
            designer.screenshot("run-waited-for-an-event");
        }
    }

    @Test
    void aRunWaitsToBeCalled() throws Exception {
        String automation = Drawing.draft(api, "After a call " + name, """
                <bpmn:receiveTask id="step" name="Approved?"><bpmn:extensionElements><camunda:properties><camunda:property name="waitFor" value="Callback" /></camunda:properties></bpmn:extensionElements></bpmn:receiveTask>
                """);
        String run;
        try (var designer = Visitor.signedIn("designer", 1280, ColorScheme.LIGHT)) {
            Page page = designer.page();
            designer.open("/automations/" + automation);
            assertThat(designer.button("Publish")).isEnabled();
            Drawing.publishAndStart(designer);
            run = page.url().substring(page.url().lastIndexOf('/') + 1);
            Locator waits = waits(page);
            assertThat(waits).containsText("A web call");
            assertThat(waits.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Copy")))
                    .isVisible();
            designer.screenshot("run-waits-to-be-called");
            designer.looksAccessible();

            String address =
                    api.get("/runs/" + run + "/waits").at("/callbacks/0/url").asText();
            Assertions.assertThat(called(address)).isEqualTo(202);
            Assertions.assertThat(called(address)).isEqualTo(409);
            isCompleted(page);
        }
        try (var phone = Visitor.signedIn("designer", 390, ColorScheme.DARK)) {
            phone.open("/runs/" + run);
            assertThat(waits(phone.page())).containsText("Called at");
            phone.screenshot("run-was-called-on-a-phone");
            phone.looksAccessible();
        }
    }

    private static int called(String address) throws IOException, InterruptedException {
        var call = HttpRequest.newBuilder(URI.create(address))
                .POST(BodyPublishers.ofString("{\"approved\": true}"))
                .build();
        return HttpClient.newHttpClient().send(call, BodyHandlers.discarding()).statusCode();
    }

    private static Locator waits(Page page) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Waits for"));
    }

    private static void isCompleted(Page page) {
        assertThat(page.getByText("Completed", new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
    }
}
