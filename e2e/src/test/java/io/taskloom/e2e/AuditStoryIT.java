package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who did what is read in words, by those who answer for it. */
class AuditStoryIT {

    private final RunningSystem system = RunningSystem.shared();

    @Test
    void anOwnerReadsWhoDidWhatInTheirWorkspaceAndAnAdminEverywhere() {
        // Stands behind the demo team in the list, so that other stories begin there as before.
        var workspace = system.api("manager")
                .post("/workspaces", Map.of("name", "Watched"))
                .path("id")
                .asText();
        system.api("manager")
                .post("/workspaces/" + workspace + "/invitations", Map.of("email", "somebody-new@taskloom.example"));
        system.api("manager")
                .post(
                        "/me/api-keys",
                        Map.of("name", "Nightly report", "scopes", List.of("tasks:read"), "workspaceId", workspace));

        try (var owner = Visitor.signedIn("manager")) {
            owner.open("/workspaces/" + workspace + "/audit");
            assertThat(owner.page().getByText("invited somebody-new@taskloom.example"))
                    .isVisible();
            assertThat(owner.page().getByText("made the API key “Nightly report”"))
                    .isVisible();
            owner.screenshot("audit");
            owner.looksAccessible();
            var file = owner.page()
                    .waitForDownload(() -> owner.button("Download CSV").click());
            org.assertj.core.api.Assertions.assertThat(file.suggestedFilename()).isEqualTo("audit.csv");
            owner.open("/workspaces/" + workspace + "/members");
            assertThat(owner.page().getByText("somebody-new@taskloom.example")).isVisible();
        }
        try (var admin = Visitor.signedIn("admin", 390, ColorScheme.DARK)) {
            admin.open("/admin/audit");
            assertThat(admin.page().getByText("signed in").first()).isVisible();
            admin.page()
                    .getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("About"))
                    .click();
            admin.page()
                    .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Invitations"))
                    .click();
            assertThat(admin.page().getByText("invited somebody-new@taskloom.example"))
                    .isVisible();
            admin.screenshot("audit-of-all-on-a-phone");
            admin.looksAccessible();
        }
    }
}
