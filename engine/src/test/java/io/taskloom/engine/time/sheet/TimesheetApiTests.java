package io.taskloom.engine.time.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.TestTeam.Somebody;
import io.taskloom.engine.TestTokens;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.project.ProjectMembers;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.workspace.WorkspaceMembers;
import io.taskloom.engine.workspace.WorkspaceRole;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@Timeout(60)
class TimesheetApiTests {

    private static final String WEEK = "from=2026-11-16&to=2026-11-22";

    @Autowired
    private TestTeam teams;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private WorkspaceMembers workspaceMembers;

    @Autowired
    private ProjectMembers members;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private TestTeam.Team team;
    private TestApi api;
    private String workspace;
    private String milk;
    private String bread;

    @BeforeEach
    void twoTasks() {
        team = teams.team();
        api = team.member().api();
        workspace = "/api/v1/workspaces/" + team.workspace();
        milk = team.task("Buy milk", "").path("id").asText();
        bread = team.task("Buy bread", "").path("id").asText();
    }

    private static void enter(TestApi by, String task, String start, String duration, String fields) {
        Answer made = by.post(
                "/api/v1/tasks/" + task + "/time-entries",
                "{\"startedAt\": \"%s\", \"duration\": \"%s\"%s}".formatted(start, duration, fields));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    private JsonNode sheet(TestApi by, String query) {
        Answer answer = by.get(workspace + "/timesheet?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private void settings(String body) {
        Answer changed = team.owner().api().send("PATCH", workspace + "/time-settings", body, Map.of());
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    }

    @Test
    void aWeekHasRowsOfTasksAndTotalsOfDays() {
        // given: half an hour of Monday's lies past midnight in Berlin
        enter(api, milk, "2026-11-16T08:00:00Z", "PT1H", "");
        enter(api, milk, "2026-11-16T22:30:00Z", "PT1H", ", \"billable\": false");
        enter(api, bread, "2026-11-18T08:00:00Z", "PT15M", "");
        enter(api, bread, "2026-11-15T08:00:00Z", "PT4H", "");
        enter(team.owner().api(), bread, "2026-11-18T08:00:00Z", "PT7H", "");

        // when
        JsonNode sheet = sheet(api, WEEK);

        // then
        assertThat(sheet.path("timeZone").asText()).isEqualTo("Europe/Berlin");
        assertThat(sheet.at("/person/id").asText()).isEqualTo(team.member().id().toString());
        assertThat(sheet.path("rows"))
                .extracting(row -> row.at("/task/title").asText())
                .containsExactly("Buy bread", "Buy milk");
        assertThat(sheet.at("/rows/1/totals/days").toString())
                .isEqualTo("{\"2026-11-16\":\"PT1H30M\",\"2026-11-17\":\"PT30M\"}");
        assertThat(sheet.at("/rows/1/totals/billable").asText()).isEqualTo("PT1H");
        assertThat(sheet.at("/totals/total").asText()).isEqualTo("PT2H15M");
        assertThat(sheet.at("/totals/days/2026-11-18").asText()).isEqualTo("PT15M");
    }

    @Test
    void rowsAreByWeekProjectAndPersonAsAskedFor() {
        // given
        enter(api, milk, "2026-11-16T08:00:00Z", "PT1H", "");
        enter(api, milk, "2026-11-10T08:00:00Z", "PT2H", "");
        enter(team.owner().api(), milk, "2026-11-10T08:00:00Z", "PT3H", "");

        // when
        JsonNode weeks = sheet(api, "from=2026-11-09&to=2026-11-22&groupBy=week,project");
        JsonNode people = sheet(team.owner().api(), "from=2026-11-09&to=2026-11-22&person=all&groupBy=person");

        // then
        assertThat(weeks.path("rows"))
                .extracting(row -> row.path("week").asText() + " "
                        + row.at("/totals/total").asText())
                .containsExactly("2026-11-09 PT2H", "2026-11-16 PT1H");
        assertThat(people.path("timeZone").isNull()).isTrue();
        assertThat(people.path("rows"))
                .extracting(row -> row.at("/person/name").asText().substring(0, 3) + " "
                        + row.at("/totals/total").asText())
                .containsExactly("Mia PT3H", "Olg PT3H");
    }

    @Test
    void daysAreThoseOfWhoseTimeItIs() {
        // given: eight in the evening of Monday in New York
        var newYorker = teams.somebody("Nora");
        String token = tokens.with(claims -> claims.subject(newYorker.id().toString())
                .claim("name", "Nora")
                .claim("email", newYorker.email())
                .claim("zoneinfo", "America/New_York"));
        var nora = new TestApi(port, token);
        nora.get("/api/v1/me");
        workspaceMembers.admit(newYorker.actor(), team.workspace(), WorkspaceRole.MEMBER);
        members.put(team.owner().actor(), team.project(), newYorker.id(), ProjectRole.MEMBER);
        enter(nora, milk, "2026-11-17T01:00:00Z", "PT1H", "");
        enter(api, milk, "2026-11-17T01:00:00Z", "PT1H", "");

        // then
        assertThat(sheet(nora, WEEK).at("/totals/days").toString()).isEqualTo("{\"2026-11-16\":\"PT1H\"}");
        assertThat(sheet(team.owner().api(), WEEK + "&person=" + newYorker.id())
                        .at("/totals/days")
                        .toString())
                .isEqualTo("{\"2026-11-16\":\"PT1H\"}");
        assertThat(sheet(team.owner().api(), "from=2026-11-16&to=2026-11-16&person=all")
                        .at("/totals/days")
                        .toString())
                .isEqualTo("{\"2026-11-16\":\"PT1H\"}");
    }

    @Test
    void daysOnWhichTheClocksChangeAreRight() {
        enter(api, milk, "2026-03-28T23:00:00Z", "PT23H", "");
        enter(api, bread, "2025-10-25T22:30:00Z", "PT24H", "");

        assertThat(sheet(api, "from=2026-03-28&to=2026-03-31")
                        .at("/totals/days")
                        .toString())
                .isEqualTo("{\"2026-03-29\":\"PT23H\"}");
        assertThat(sheet(api, "from=2025-10-25&to=2025-10-27")
                        .at("/totals/days")
                        .toString())
                .isEqualTo("{\"2025-10-26\":\"PT24H\"}");
    }

    @Test
    void onlyReportsAreRounded() {
        // given
        enter(api, milk, "2026-11-16T08:00:00Z", "PT1H1M", "");
        enter(api, milk, "2026-11-16T22:58:00Z", "PT5M", "");

        // when
        settings("{\"rounding\": \"up\", \"roundingMinutes\": 15}");

        // then
        JsonNode up = sheet(api, WEEK);
        assertThat(up.at("/totals/total").asText()).isEqualTo("PT1H30M");
        assertThat(up.at("/totals/recorded").asText()).isEqualTo("PT1H6M");
        assertThat(up.path("rounding").asText()).isEqualTo("up");
        assertThat(api.get("/api/v1/tasks/" + milk).body().path("timeSpent").asText())
                .isEqualTo("PT1H6M");

        // when
        settings("{\"rounding\": \"nearest\"}");

        // then
        assertThat(sheet(api, WEEK).at("/totals/total").asText()).isEqualTo("PT1H");
    }

    @Test
    void othersTimeIsForAdminsAndForOwnersInTheirProjects() {
        // given: the member owns a project of their own
        enter(team.owner().api(), milk, "2026-11-16T08:00:00Z", "PT1H", "");
        String mine = api.post(workspace + "/projects", "{\"name\": \"Mine\"}")
                .body()
                .path("id")
                .asText();
        String task = api.post("/api/v1/projects/" + mine + "/tasks", "{\"title\": \"Ours\"}")
                .body()
                .path("id")
                .asText();
        enter(team.owner().api(), task, "2026-11-16T10:00:00Z", "PT2H", "");
        Somebody owner = team.owner();

        // then
        assertThat(sheet(owner.api(), WEEK + "&person=all").at("/totals/total").asText())
                .isEqualTo("PT3H");
        assertThat(sheet(api, WEEK + "&person=" + owner.id())
                        .at("/totals/total")
                        .asText())
                .isEqualTo("PT2H");
        assertThat(api.get(workspace + "/timesheet?person=all&project=" + team.project())
                        .status())
                .isEqualTo(403);
        assertThat(team.viewer()
                        .api()
                        .get(workspace + "/timesheet?person=" + owner.id())
                        .status())
                .isEqualTo(403);
        assertThat(team.colleague()
                        .api()
                        .get(workspace + "/timesheet?project=" + team.project())
                        .status())
                .isEqualTo(404);
        assertThat(owner.api()
                        .get(workspace + "/timesheet?person=" + Ids.next())
                        .status())
                .isEqualTo(404);
        assertThat(team.stranger().api().get(workspace + "/timesheet").status()).isEqualTo(404);
        assertThat(api.get(workspace + "/time-entries?" + WEEK + "&person=" + owner.id())
                        .body()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void ownTimeStaysInTheSheetWithoutTheNamesOfWhatOneCanNotSeeAnyMore() {
        enter(api, milk, "2026-11-16T08:00:00Z", "PT1H", ", \"note\": \"At the shop\"");
        members.remove(team.owner().actor(), team.project(), team.member().id(), null);

        JsonNode sheet = sheet(api, WEEK);
        String csv = api.get(workspace + "/timesheet.csv?" + WEEK).text();

        assertThat(sheet.at("/rows/0/hidden").asBoolean()).isTrue();
        assertThat(sheet.at("/rows/0/project").isNull()).isTrue();
        assertThat(sheet.at("/totals/total").asText()).isEqualTo("PT1H");
        assertThat(sheet.toString() + csv).doesNotContain("milk").contains("PT1H");
    }

    @Test
    void whatIsAskedWronglyIsRefusedByName() {
        for (String bad : List.of(
                "from=2026-11-16&to=2026-11-15",
                "from=2025-01-01&to=2026-11-15",
                "from=1950-01-01",
                "from=%2B999999999-12-31",
                "groupBy=colour",
                "person=them",
                "from=soon",
                "project=x")) {
            Answer refused = api.get(workspace + "/timesheet?" + bad);
            assertThat(refused.status()).as(bad).isEqualTo(400);
            assertThat(refused.body().at("/errors/0/field").asText()).isNotEmpty();
        }
    }

    @Test
    void withoutDaysItIsThisWeek() {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));

        JsonNode sheet = sheet(api, "");

        LocalDate from = LocalDate.parse(sheet.path("from").asText());
        assertThat(from.getDayOfWeek().getValue()).isOne();
        assertThat(today).isBetween(from, LocalDate.parse(sheet.path("to").asText()));
        assertThat(sheet.path("to").asText()).isEqualTo(from.plusDays(6).toString());
    }

    @Test
    void theCsvHasALineForEachEntryAndDayAndNoFormulas() {
        // given
        enter(api, milk, "2026-11-16T22:30:00Z", "PT1H", ", \"note\": \"=HYPERLINK(\\\"http://x\\\")\"");
        enter(api, bread, "2026-11-18T08:00:00Z", "PT20M", ", \"note\": \"Rye, sliced\", \"billable\": false");
        settings("{\"rounding\": \"up\", \"roundingMinutes\": 15}");

        // when
        Answer csv = api.get(workspace + "/timesheet.csv?" + WEEK);

        // then
        assertThat(csv.status()).as(csv.text()).isEqualTo(200);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition")).contains("attachment", "timesheet.csv");
        assertThat(csv.header("X-Content-Type-Options")).isEqualTo("nosniff");
        List<String> lines = csv.text().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(csv.text()).contains("\r\n");
        assertThat(lines.get(1))
                .startsWith("2026-11-16,Mia")
                .contains(
                        "\"'=HYPERLINK(\"\"http://x\"\")\",yes,23:30:00,00:00:00,Europe/Berlin,0:30:00,0.5000,0.5000,");
        assertThat(lines.get(2)).startsWith("2026-11-17,Mia").contains("0:30:00,0.5000,0.5000");
        assertThat(lines.get(3))
                .contains("Buy bread,\"Rye, sliced\",no,09:00:00,09:20:00,Europe/Berlin,0:20:00,0.3333,0.5000,");
        assertThat(team.stranger().api().get(workspace + "/timesheet.csv").status())
                .isEqualTo(404);
    }

    @Test
    void aLongSheetIsReadBatchByBatch() {
        // given
        jdbc.sql("""
                        insert into time_entry (id, task_id, project_id, workspace_id, person_id, started_at, ended_at,
                            billable, version, created_at)
                        select gen_random_uuid(), :task::uuid, :project, :workspace, :person, at, at + interval '1 minute',
                            true, 1, now()
                        from (select timestamptz '2026-01-05 00:00Z' + (i / 3) * interval '10 minutes' as at
                              from generate_series(0, 4999) i) e""".replace(":task::uuid", "cast(:task as uuid)"))
                .param("task", milk)
                .param("project", team.project().value())
                .param("workspace", team.workspace().value())
                .param("person", team.member().id().value())
                .update();
        String days = "from=2026-01-05&to=2026-01-31";

        // then
        assertThat(sheet(api, days).at("/totals/total").asText()).isEqualTo("PT83H20M");
        assertThat(api.get(workspace + "/timesheet.csv?" + days).text().lines()).hasSize(5_001);
    }

    @Test
    void timersThatRunAreNotInIt() {
        api.send("PUT", "/api/v1/me/timer", "{\"taskId\": \"%s\"}".formatted(milk), Map.of());

        assertThat(sheet(api, "").path("rows")).isEmpty();
    }
}
