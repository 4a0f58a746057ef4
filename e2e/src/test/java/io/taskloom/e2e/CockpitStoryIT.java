package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The engine's own view of the same instances, behind the same sign-in, for admins only. */
class CockpitStoryIT {

    private final RunningSystem system = RunningSystem.shared();

    @Test
    void anAdminSeesInCockpitTheInstanceOfATask() {
        var project = system.api("admin")
                .get("/tasks?limit=1")
                .path("items")
                .path(0)
                .path("projectId")
                .asText();
        var task = system.api("admin").post("/projects/" + project + "/tasks", Map.of("title", "Look at Cockpit"));
        var instance = task.path("process").path("instanceId").asText();

        try (var admin = Visitor.signedIn("admin")) {
            Page cockpit = admin.page().waitForPopup(() -> admin.link("Cockpit").click());

            assertThat(cockpit.getByText("Running Process Instances").first()).isVisible();
            Visitor.screenshot(cockpit, "cockpit");
            cockpit.navigate(system.app("/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime"));
            assertThat(cockpit.getByText(instance).first()).isVisible();
            assertThat(cockpit.locator(".djs-container").first()).isVisible();
            Visitor.screenshot(cockpit, "cockpit-instance");
        }
    }

    @Test
    void whoSignsOutOfTheApplicationIsSignedOutOfCockpit() {
        try (var admin = Visitor.signedIn("admin")) {
            admin.expects("40[01]");
            Page cockpit = admin.page().waitForPopup(() -> admin.link("Cockpit").click());
            assertThat(cockpit.getByText("Running Process Instances").first()).isVisible();
            var count = system.app("/camunda/api/engine/engine/default/process-instance/count");
            assertThat(cockpit.request().get(count).status()).isEqualTo(200);

            admin.button("Account menu").click();
            admin.page()
                    .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Sign out"))
                    .click();
            assertThat(admin.signInForm()).isVisible();

            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(() ->
                            assertThat(cockpit.request().get(count).status()).isEqualTo(401));
        }
    }

    @Test
    void aPlainUserIsRefused() {
        try (var user = Visitor.signedIn("user")) {
            user.expects("403");
            assertThat(user.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Cockpit")))
                    .hasCount(0);

            var answer = user.page().navigate(system.app("/camunda/app/cockpit/default/"));

            assertThat(answer).isNotNull();
            assertThat(answer.status()).isEqualTo(403);
            user.screenshot("cockpit-refused");
        }
    }
}
