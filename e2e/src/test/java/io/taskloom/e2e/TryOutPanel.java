package io.taskloom.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The tab in which a draft is tried out, and a draft to try. */
final class TryOutPanel {

    private TryOutPanel() {}

    /** @return id of an automation of that name with the model of the demo's example, not published */
    static String copyOfTheExample(Api api, String name) {
        var workspace = api.get("/workspaces").at("/items/0/id").asText();
        var automations = api.get("/workspaces/" + workspace + "/automations").path("items");
        var example = StreamSupport.stream(automations.spliterator(), false)
                .filter(each -> each.path("name").asText().equals("High priority follow-up"))
                .findFirst()
                .orElseThrow();
        var draft = api.get("/automations/" + example.path("id").asText() + "/draft");
        return api.post(
                        "/workspaces/" + workspace + "/automations",
                        Map.of("name", name, "bpmn", draft.path("bpmn").asText()))
                .path("id")
                .asText();
    }

    /** What the try-out waits for at that step. */
    static Locator waiting(Page page, String step) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(step).setExact(true));
    }

    /** @param result JSON that the step is said to bring */
    static void goOn(Locator waiting, String result) {
        waiting.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Result (JSON)"))
                .fill(result);
        waiting.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Go on"))
                .click();
    }
}
