package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Dates that are moved by hand: what one drags in the calendar or the timeline, the other sees at once. */
class CalendarStoryIT {

    /** Where the browsers are. */
    private static final ZoneId HERE = ZoneId.of("Europe/Berlin");

    private final RunningSystem system = RunningSystem.shared();
    private final String mark = Long.toString(System.nanoTime(), 36);
    private final String draw = "Draw the plan " + mark;
    private final String build = "Build it " + mark;
    private final String paint = "Paint it " + mark;
    private final String someday = "Someday " + mark;
    // In the middle, so that the days around it are in sight.
    private final LocalDate day = LocalDate.now(HERE).withDayOfMonth(15);

    @Test
    void aTeamMovesItsDates() {
        String project = makeProject();
        try (var user = Visitor.signedIn("user");
                var mate = Visitor.signedIn("user2")) {
            // That two tasks can not wait for each other, the server says.
            user.expects("409");
            // A task may become overdue while it is dragged: then it is sent again, on top of that.
            user.expects("412");
            user.open("/projects/" + project + "?view=calendar&span=month&day=" + day);
            mate.open("/projects/" + project + "?view=calendar&span=month&day=" + day);
            assertThat(in(user, day, paint)).isVisible();
            assertThat(in(mate, day, paint)).isVisible();
            assertThat(mate.page().getByLabel("Live updates on")).isVisible();

            in(user, day, paint).dragTo(cell(user, day.plusDays(2)));

            assertThat(in(user, day.plusDays(2), paint)).isVisible();
            // Without a reload.
            assertThat(in(mate, day.plusDays(2), paint)).isVisible();
            user.button("Undo").click();
            assertThat(in(mate, day, paint)).isVisible();

            user.button("Unscheduled tasks").click();
            Locator line = user.page().locator("aside [data-task]").filter(having(someday));
            line.dragTo(cell(user, day.plusDays(1)));
            assertThat(in(mate, day.plusDays(1), someday)).isVisible();
            user.screenshot("calendar");
            user.looksAccessible();

            timeline(user, mate, project);
            look(user, project);
        }
    }

    private void timeline(Visitor user, Visitor mate, String project) {
        user.open("/projects/" + project + "?view=timeline&zoom=day");
        mate.open("/projects/" + project + "?view=timeline&zoom=day");
        assertThat(bar(user, draw)).isVisible();
        assertThat(bar(mate, draw)).isVisible();
        double before = bar(mate, draw).boundingBox().width;

        bar(user, draw).scrollIntoViewIfNeeded();
        BoundingBox box = bar(user, draw).boundingBox();
        drag(user, box.x + box.width - 3, box.y + box.height / 2, box.x + box.width - 3 + 2 * 36, box.y + 10);
        mate.page().waitForCondition(() -> bar(mate, draw).boundingBox().width > before + 60);

        // What waits for it may go along.
        user.screenshot("timeline-shift");
        double waiting = bar(user, build).boundingBox().x;
        user.button("Move them").click();
        // Before that, a drag would begin where the bar was.
        user.page().waitForCondition(() -> bar(user, build).boundingBox().x > waiting + 60);

        bar(user, build).hover();
        Locator port = bar(user, build).locator("[data-part=link]");
        BoundingBox from = port.boundingBox();
        BoundingBox to = bar(user, paint).boundingBox();
        drag(user, from.x + 5, from.y + 5, to.x + to.width / 2, to.y + to.height / 2);
        assertThat(mate.page().locator("svg path[marker-end]")).hasCount(2);
        user.screenshot("timeline");
        user.looksAccessible();

        bar(user, paint).hover();
        from = bar(user, paint).locator("[data-part=link]").boundingBox();
        to = bar(user, draw).boundingBox();
        drag(user, from.x + 5, from.y + 5, to.x + 8, to.y + to.height / 2);
        assertThat(user.page().getByText("These tasks would wait for each other:"))
                .isVisible();
        user.screenshot("timeline-cycle");
    }

    /** As others may see it. */
    private void look(Visitor user, String project) {
        user.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        // Drawn anew: colours that still change are no colours to look at.
        user.open("/projects/" + project + "?view=timeline&zoom=day");
        assertThat(bar(user, draw)).isVisible();
        user.screenshot("timeline-dark");
        user.looksAccessible();
        user.page().setViewportSize(390, 800);
        user.open("/projects/" + project + "?view=timeline&zoom=week");
        assertThat(user.page().locator("[data-bar]").first()).isVisible();
        user.screenshot("timeline-phone");
        user.open("/projects/" + project + "?view=calendar&day=" + day);
        assertThat(user.page().getByRole(AriaRole.REGION).first()).isVisible();
        user.screenshot("calendar-phone");
        user.looksAccessible();
    }

    private static void drag(Visitor user, double fromX, double fromY, double toX, double toY) {
        var mouse = user.page().mouse();
        mouse.move(fromX, fromY);
        mouse.down();
        mouse.move((fromX + toX) / 2, (fromY + toY) / 2);
        mouse.move(toX, toY);
        mouse.up();
    }

    private static Locator cell(Visitor user, LocalDate day) {
        return user.page().locator("[data-day='" + day.toEpochDay() + "']");
    }

    private static Locator in(Visitor user, LocalDate day, String title) {
        return cell(user, day).locator("[data-task]").filter(having(title));
    }

    private static Locator bar(Visitor user, String title) {
        return user.page()
                .locator("[data-bar]")
                .filter(new Locator.FilterOptions()
                        .setHas(user.page()
                                .getByRole(
                                        AriaRole.BUTTON,
                                        new Page.GetByRoleOptions().setName(Pattern.compile("^" + title)))));
    }

    private static Locator.FilterOptions having(String title) {
        return new Locator.FilterOptions().setHasText(title);
    }

    private String makeProject() {
        var api = system.api("user");
        String workspace =
                api.get("/workspaces").path("items").path(0).path("id").asText();
        String project = api.post("/workspaces/" + workspace + "/projects", Map.of("name", "House " + mark))
                .path("id")
                .asText();
        String mate = system.api("user2").get("/me").path("id").asText();
        system.api("user").call("PUT", "/projects/" + project + "/members/" + mate, "{\"role\": \"member\"}");
        String first = task(project, draw, day.minusDays(5), day.minusDays(3));
        String second = task(project, build, day.minusDays(2), day.minusDays(1));
        api.post("/tasks/" + first + "/dependencies", Map.of("kind", "blocks", "taskId", second));
        task(project, paint, null, day);
        api.post("/projects/" + project + "/tasks", Map.of("title", someday));
        for (int i = 0; i < 12; i++) {
            task(project, "Nail " + i, null, day.plusDays(4));
        }
        return project;
    }

    private String task(String project, String title, @Nullable LocalDate start, LocalDate due) {
        var fields = new HashMap<String, Object>(Map.of("title", title, "dueAt", at(due, 12)));
        if (start != null) {
            fields.put("startAt", at(start, 9));
        }
        return system.api("user")
                .post("/projects/" + project + "/tasks", fields)
                .path("id")
                .asText();
    }

    private static String at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0))
                .atZone(HERE)
                .toInstant()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }
}
