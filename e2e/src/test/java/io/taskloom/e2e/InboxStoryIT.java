package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody is asked into a team by mail, comes, is mentioned, and reads it where it was said. */
class InboxStoryIT {

    private static final Pattern LINK = Pattern.compile("https?://\\S+/invitations/\\S+");

    private final RunningSystem system = RunningSystem.shared();
    private final String mark = Long.toString(System.nanoTime(), 36);
    private final String workspace = "Team " + mark;
    private final String project = "Move " + mark;
    private final String title = "Order boxes " + mark;

    private JsonNode team;
    private JsonNode task;

    @BeforeEach
    void aTeamOfTheManagerAlone() {
        var manager = system.api("manager");
        team = manager.post("/workspaces", Map.of("name", workspace));
        var move = manager.post("/workspaces/" + id(team) + "/projects", Map.of("name", project));
        task = manager.post("/projects/" + id(move) + "/tasks", Map.of("title", title));
        system.api("user2").post("/notifications/read", Map.of());
    }

    @Test
    void theInvitedOneJoinsByTheMailAndAMentionReachesThemLive() {
        try (var manager = Visitor.signedIn("manager");
                var mate = Visitor.signedIn("user2")) {
            invite(manager);
            var link = linkIn("user2@taskloom.example");

            // The link is good for nobody else.
            manager.expects("403");
            manager.open(link);
            assertThat(manager.heading("This invitation is for somebody else")).isVisible();
            manager.looksAccessible();

            mate.open(link);
            assertThat(mate.page().getByText("Mona Manager invites you to")).isVisible();
            assertThat(mate.heading(workspace)).isVisible();
            mate.screenshot("invitation");
            mate.looksAccessible();
            mate.button("Accept").click();
            assertThat(mate.heading(project)).isVisible();
            assertThat(mate.task(title)).isVisible();
            assertThat(mate.page().getByLabel("Live updates on")).isVisible();
            assertThat(mate.button("Notifications")).isVisible();

            mention("Can you bring **tape**?");

            // Without a reload.
            mate.button("Notifications, 1 unread").click();
            mate.screenshot("bell");
            mate.looksAccessible();
            mate.page()
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName(Pattern.compile("Mona Manager mentioned you")))
                    .click();

            var panel = mate.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Task details"));
            assertThat(panel.getByText("Can you bring tape?")).isInViewport();
            assertThat(mate.button("Notifications")).isVisible();
            mate.screenshot("inbox");
            mate.looksAccessible();
        }
    }

    @Test
    void onAPhoneTheInboxIsReadAndCleared() {
        try (var manager = Visitor.signedIn("manager");
                var mate = Visitor.signedIn("user2", 360, ColorScheme.DARK)) {
            invite(manager);
            mate.open(linkIn("user2@taskloom.example"));
            mate.button("Accept").click();
            assertThat(mate.heading(project)).isVisible();
            mention("Can you bring tape?");

            mate.open("/inbox");
            var told = mate.page()
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName(Pattern.compile("Mona Manager mentioned you")));
            assertThat(told).isVisible();
            mate.screenshot("inbox-phone-dark");
            mate.looksAccessible();
            assertThat((boolean) mate.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
            mate.button("Mark all as read").click();

            assertThat(mate.page().getByText("You are all caught up")).isVisible();
            assertThat(system.api("user2").get("/notifications").path("unread").asInt())
                    .isZero();
        }
    }

    private void invite(Visitor manager) {
        manager.open("/workspaces/" + id(team) + "/members");
        manager.button("Invite").click();
        var dialog = manager.page().getByRole(AriaRole.DIALOG);
        dialog.getByLabel("E-mail address").fill("user2@taskloom.example");
        dialog.getByRole(
                        AriaRole.COMBOBOX,
                        new Locator.GetByRoleOptions().setName("Project").setExact(true))
                .click();
        manager.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(project))
                .click();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send invitation"))
                .click();
        assertThat(manager.page()
                        .getByRole(AriaRole.LISTITEM, new Page.GetByRoleOptions().setName("user2@taskloom.example")))
                .isVisible();
        manager.screenshot("members");
        manager.looksAccessible();
    }

    /** The path in the newest mail for this team. */
    private String linkIn(String address) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> system.mails(address).stream()
                                .filter(mail -> mail.subject().contains(workspace))
                                .map(mail -> LINK.matcher(mail.text()))
                                .filter(Matcher::find)
                                .map(found -> URI.create(found.group()).getPath())
                                .findFirst()
                                .orElse(""),
                        path -> !path.isEmpty());
    }

    private void mention(String text) {
        var mate = system.api("user2").get("/me");
        system.api("manager")
                .post(
                        "/tasks/" + id(task) + "/comments",
                        Map.of("text", "[@Ugo Second](mention:" + id(mate) + ") " + text));
    }

    private static String id(JsonNode resource) {
        return resource.path("id").asText();
    }
}
