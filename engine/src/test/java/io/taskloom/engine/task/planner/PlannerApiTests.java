package io.taskloom.engine.task.planner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@Timeout(60)
class PlannerApiTests {

    private static final String MARCH = "?from=2040-03-01&to=2040-03-31&timeZone=Europe/Berlin";

    @Autowired
    private TestTeam teams;

    private TestTeam.Team team;
    private TestApi api;
    private String project;

    @BeforeEach
    void newTeam() {
        team = teams.team();
        api = team.member().api();
        project = "/api/v1/projects/" + team.project();
    }

    private JsonNode read(String path) {
        Answer answer = api.get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private String task(String title, @Nullable String startAt, @Nullable String dueAt) {
        return team.task(
                        title,
                        (startAt == null ? "" : ", \"startAt\": \"" + startAt + "\"")
                                + (dueAt == null ? "" : ", \"dueAt\": \"" + dueAt + "\""))
                .path("id")
                .asText();
    }

    private static List<String> titles(JsonNode items) {
        return items.findValuesAsText("title");
    }

    /** {@code day:total} of the days on which there is something. */
    private static List<String> totals(JsonNode calendar) {
        var days = new ArrayList<String>();
        calendar.path("days").forEach(day -> {
            if (day.path("total").asLong() > 0) {
                days.add(day.path("date").asText().substring(8) + ":"
                        + day.path("total").asLong());
            }
        });
        return days;
    }

    @Test
    void aCalendarShowsWhatHasAPlaceOnItsDays() {
        // given
        task("Before", "2040-02-10T08:00:00Z", "2040-02-29T22:59:00Z");
        task("First minute, in Berlin", null, "2040-02-29T23:00:00Z");
        task("Over the edge", "2040-02-27T08:00:00Z", "2040-03-02T08:00:00Z");
        task("A week", "2040-03-05T08:00:00Z", "2040-03-11T08:00:00Z");
        task("Through it all", "2040-02-01T08:00:00Z", "2040-05-01T08:00:00Z");
        task("Begins late", "2040-03-31T08:00:00Z", "2040-04-20T08:00:00Z");
        task("Only a beginning", "2040-03-10T08:00:00Z", null);
        task("Last minute, in Berlin", null, "2040-03-31T21:59:00Z");
        task("After", null, "2040-03-31T22:00:00Z");
        task("Undated", null, null);

        // when
        JsonNode shown = read(project + "/calendar" + MARCH);

        // then
        assertThat(titles(shown.path("items")))
                .containsExactly(
                        "Through it all",
                        "Over the edge",
                        "First minute, in Berlin",
                        "A week",
                        "Last minute, in Berlin",
                        "Begins late");
        assertThat(shown.path("days")).hasSize(31);
        assertThat(totals(shown))
                .startsWith("01:3", "02:2", "03:1", "04:1", "05:2")
                .contains("11:2", "12:1")
                .endsWith("30:1", "31:3");
        assertThat(shown.path("timeZone").asText()).isEqualTo("Europe/Berlin");
        // and a day that is an hour short is a day
        assertThat(read(project + "/calendar?from=2040-03-25&to=2040-03-25&timeZone=Europe/Berlin")
                        .path("days"))
                .hasSize(1);
    }

    @Test
    void aDayWithManyTasksTellsHowManyAndShowsTheFirst() {
        for (int i = 0; i < 5; i++) {
            task("Task " + i, null, "2040-03-10T1%d:00:00Z".formatted(i));
        }
        String done = task("Done", null, "2040-03-10T06:00:00Z");
        api.post("/api/v1/tasks/" + done + "/complete", "");
        task("Long", "2040-03-10T08:00:00Z", "2040-03-12T08:00:00Z");

        JsonNode shown = read(project + "/calendar" + MARCH + "&perDay=3");

        assertThat(titles(shown.path("items"))).containsExactly("Long", "Task 0", "Task 1");
        assertThat(totals(shown)).containsExactly("10:7", "11:1", "12:1");
        // and narrowed as lists are
        JsonNode open = read(project + "/calendar" + MARCH + "&status=todo&filter=title+~+task");
        assertThat(totals(open)).containsExactly("10:5");
    }

    @Test
    void acrossProjectsOneSeesOnesOwn() {
        String mine = team.task(
                        "Mine",
                        ", \"dueAt\": \"2040-03-10T10:00:00Z\", \"assignees\": [\"%s\"]"
                                .formatted(team.member().id()))
                .path("id")
                .asText();
        task("Nobody's", null, "2040-03-10T10:00:00Z");

        JsonNode shown = read("/api/v1/calendar" + MARCH + "&assignee=me");
        assertThat(titles(shown.path("items"))).containsExactly("Mine");
        JsonNode item = shown.path("items").path(0);
        assertThat(item.path("id").asText()).isEqualTo(mine);
        assertThat(item.at("/assignees/0/id").asText())
                .isEqualTo(team.member().id().toString());

        api = team.colleague().api();
        assertThat(read("/api/v1/calendar" + MARCH).path("items")).isEmpty();
        assertThat(read("/api/v1/timeline").path("items")).isEmpty();
    }

    @Test
    void whatRepeatsTellsWhenItWillBeDueAgain() {
        // given: due on the first Friday before, at nine in Berlin
        String id = task("Report", null, "2040-02-24T08:00:00Z");
        repeat("/api/v1/tasks/" + id + "/recurrence", """
                {"rule": "FREQ=WEEKLY", "basis": "due_date", "timeZone": "Europe/Berlin"}""");
        String few = task("Three times", null, "2040-03-01T08:00:00Z");
        repeat("/api/v1/tasks/" + few + "/recurrence", """
                {"rule": "FREQ=DAILY;COUNT=3", "basis": "due_date", "timeZone": "Europe/Berlin"}""");

        // when
        JsonNode upcoming = read(project + "/calendar" + MARCH).path("upcoming");

        // then: over the change of the clocks as well
        var dates = new ArrayList<String>();
        upcoming.forEach(each ->
                dates.add(each.path("title").asText() + " " + each.path("dueAt").asText()));
        assertThat(dates)
                .containsExactly(
                        "Report 2040-03-02T08:00:00Z",
                        "Three times 2040-03-02T08:00:00Z",
                        "Three times 2040-03-03T08:00:00Z",
                        "Report 2040-03-09T08:00:00Z",
                        "Report 2040-03-16T08:00:00Z",
                        "Report 2040-03-23T08:00:00Z",
                        "Report 2040-03-30T07:00:00Z");
        // and years later, where the rule's end has come
        assertThat(titles(read(project + "/calendar?from=2043-06-01&to=2043-06-30")
                        .path("upcoming")))
                .containsOnly("Report")
                .hasSizeBetween(4, 5);
    }

    @Test
    void aTimelineShowsWhatWaitsForWhat() {
        // given
        String second = task("Second", "2040-03-05T08:00:00Z", "2040-03-07T08:00:00Z");
        String first = task("First", "2040-03-01T08:00:00Z", "2040-03-04T08:00:00Z");
        String starts = task("Only a beginning", "2040-03-06T08:00:00Z", null);
        String undated = task("Undated", null, null);
        link(first, "blocks", second);
        link(first, "relates", starts);
        link(undated, "blocks", first);

        // when
        JsonNode shown = read(project + "/timeline");

        // then
        assertThat(titles(shown.path("items"))).containsExactly("First", "Second", "Only a beginning");
        assertThat(shown.path("dependencies")).hasSize(1);
        assertThat(shown.at("/dependencies/0/blocker").asText()).isEqualTo(first);
        assertThat(shown.at("/dependencies/0/blocked").asText()).isEqualTo(second);
        assertThat(shown.at("/items/1/blocked").asBoolean()).isTrue();
        assertThat(shown.path("more").asBoolean()).isFalse();
        assertThat(titles(read("/api/v1/timeline?filter=title+~+second").path("items")))
                .containsExactly("Second");
    }

    private void repeat(String path, String rule) {
        Answer answer = api.send("PUT", path, rule, Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private void link(String task, String kind, String other) {
        Answer answer = api.post("/api/v1/tasks/" + task + "/dependencies", """
                {"kind": "%s", "taskId": "%s"}""".formatted(kind, other));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "from=2040-03-01&to=2040-05-02,to",
        "from=2040-03-02&to=2040-03-01,to",
        "from=1969-12-31&to=1970-01-01,from",
        "from=9999-12-31&to=9999-12-31,from",
        "from=+999999999-12-31&to=+999999999-12-31,from",
        "from=tomorrow&to=2040-03-01,from",
        "from=2040-03-01&to=2040-03-02&timeZone=Moon,timeZone",
        "from=2040-03-01&to=2040-03-02&perDay=0,perDay",
        "from=2040-03-01&to=2040-03-02&perDay=201,perDay",
        "from=2040-03-01&to=2040-03-02&filter=due,filter",
        "from=2040-03-01&to=2040-03-02&status=odd,status",
    })
    void whatIsNoCalendarIsRefused(String query, String field) {
        Answer answer = api.get("/api/v1/calendar?" + query.replace("+", "%2B"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
    }
}
