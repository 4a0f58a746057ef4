package io.taskloom.engine.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.Processes;
import io.taskloom.engine.project.ProjectMembers;
import io.taskloom.standalone.Services;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@Timeout(60)
class ReminderApiTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant TOMORROW =
            Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);

    @Autowired
    private TestTeam teams;

    @Autowired
    private Processes processes;

    @Autowired
    private ProjectMembers projectMembers;

    @Autowired
    private JdbcClient jdbc;

    private TestTeam.Team team;
    private TestApi api;

    @BeforeEach
    void newTeam() {
        team = teams.team();
        api = team.member().api();
    }

    private static String path(JsonNode task) {
        return "/api/v1/tasks/" + task.path("id").asText();
    }

    private JsonNode first(JsonNode task) {
        return api.get(path(task) + "/reminders").body().at("/items/0");
    }

    private Instant timer(JsonNode task, String element) {
        return processes.timers(InstanceId.of(task.at("/process/instanceId").asText())).stream()
                .filter(timer -> timer.elementId().equals(element))
                .findAny()
                .orElseThrow()
                .due();
    }

    @Test
    void aReminderIsMailedAtItsTime() {
        JsonNode task = team.task("Buy milk", "");

        var made = api.post(
                path(task) + "/reminders",
                "{\"at\": \"%s\"}".formatted(Instant.now().plusMillis(1500)));

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.body().path("state").asText()).isEqualTo("armed");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(first(task).path("state").asText()).isEqualTo("sent"));
    }

    @Test
    void whoLeftTheProjectIsNotRemindedButWhoWantedItDone() {
        // given
        JsonNode task = team.task(
                "Secret plan",
                ", \"assignees\": [\"%s\"]".formatted(team.viewer().id()));
        projectMembers.remove(
                team.owner().actor(), team.project(), team.viewer().id(), null);

        // when
        api.post(
                path(task) + "/reminders",
                "{\"at\": \"%s\"}".formatted(Instant.now().plusMillis(1500)));

        // then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        Services.shared().mail().messages(team.member().email()))
                .hasSize(1));
        assertThat(Services.shared().mail().messages(team.viewer().email())).isEmpty();
    }

    @Test
    void aTaskPastItsDueDateIsMarkedOverdueUntilTheDateMoves() {
        JsonNode task = team.task(
                "Buy milk", ", \"dueAt\": \"%s\"".formatted(Instant.now().plusMillis(1500)));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        api.get(path(task)).body().path("overdue").asBoolean())
                .isTrue());

        var moved = api.send("PATCH", path(task), "{\"dueAt\": \"2031-01-01T10:00:00Z\"}", Map.of());
        assertThat(moved.body().path("overdue").asBoolean()).isFalse();
        assertThat(timer(task, "due-date-passed")).isEqualTo(Instant.parse("2031-01-01T10:00:00Z"));
    }

    @Test
    void aRelativeReminderMovesWithTheDueDateAndGoesWithIt() {
        JsonNode task =
                team.task("Buy milk", ", \"dueAt\": \"2031-01-01T10:00:00Z\", \"reminders\": [{\"before\": \"PT1H\"}]");
        assertThat(timer(task, "reminder-due")).isEqualTo(Instant.parse("2031-01-01T09:00:00Z"));

        api.send("PATCH", path(task), "{\"dueAt\": \"2031-01-02T10:00:00Z\"}", Map.of());
        assertThat(first(task).path("at").asText()).isEqualTo("2031-01-02T09:00:00Z");
        assertThat(timer(task, "reminder-due")).isEqualTo(Instant.parse("2031-01-02T09:00:00Z"));

        api.send("PATCH", path(task), "{\"dueAt\": null}", Map.of());
        assertThat(first(task).path("state").asText()).isEqualTo("removed");
        assertThat(processes.timers(InstanceId.of(task.at("/process/instanceId").asText())))
                .isEmpty();
    }

    /** As if its time, and the given time before, had passed while nothing ran. */
    private void overSince(JsonNode task, String reminder, Duration ago) {
        Instant at = Instant.now().minus(ago).truncatedTo(ChronoUnit.MILLIS);
        jdbc.sql("update reminder set at = ?, first_at = ? where id = ?::uuid")
                .params(at.atOffset(ZoneOffset.UTC), at.atOffset(ZoneOffset.UTC), reminder)
                .update();
        processes.timers(instance(task)).stream()
                .filter(timer -> reminder.equals(timer.scope().get("reminderId")))
                .forEach(timer -> processes.reschedule(timer.id(), at));
    }

    private static InstanceId instance(JsonNode task) {
        return InstanceId.of(task.at("/process/instanceId").asText());
    }

    private String add(JsonNode task, String wish) {
        var made = api.post(path(task) + "/reminders", wish);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.body().path("id").asText();
    }

    private List<JsonNode> inbox(TestTeam.Somebody who) {
        return who.api()
                .get("/api/v1/notifications")
                .body()
                .path("items")
                .valueStream()
                .filter(item -> item.path("kind").asText().equals("reminded"))
                .toList();
    }

    private int told(String reminder) {
        return jdbc.sql("select count(*) from event where type = 'TaskReminded' and data->'reminder'->>'id' = ?")
                .param(reminder)
                .query(Integer.class)
                .single();
    }

    @Test
    void aRepeatedOneTellsInTheInboxAndIsOneTimerAgainWhichSnoozingMoves() {
        // given
        JsonNode task = team.task("Water the plants", "");
        String reminder = add(task, """
                {"at": "%s", "audience": "person", "personId": "%s", "channels": ["inbox"],
                 "repeat": {"every": "PT4H", "times": 3}}""".formatted(
                        Instant.now().plusSeconds(3600), team.viewer().id()));
        assertThat(first(task).path("upcoming")).hasSize(3);

        // when
        overSince(task, reminder, Duration.ofSeconds(1));

        // then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(inbox(team.viewer()))
                .singleElement()
                .satisfies(item -> assertThat(item.path("reminderId").asText()).isEqualTo(reminder))
                .satisfies(item -> assertThat(item.at("/task/title").asText()).isEqualTo("Water the plants")));
        assertThat(inbox(team.member())).isEmpty();
        assertThat(first(task).path("sent").asInt()).isEqualTo(1);
        assertThat(first(task).path("state").asText()).isEqualTo("armed");
        assertThat(first(task).path("upcoming")).hasSize(2);
        assertThat(processes.timers(instance(task))).hasSize(1);
        assertThat(timer(task, "reminder-due").toString())
                .isEqualTo(first(task).path("at").asText());

        // when
        String snooze = path(task) + "/reminders/" + reminder + "/snooze";
        var snoozed = team.viewer().api().post(snooze, "{\"until\": \"%s\"}".formatted(TOMORROW));

        // then
        assertThat(snoozed.status()).as(snoozed.text()).isEqualTo(200);
        assertThat(snoozed.body().path("snoozed").asBoolean()).isTrue();
        assertThat(timer(task, "reminder-due")).isEqualTo(TOMORROW);

        // when
        api.send("DELETE", path(task) + "/reminders/" + reminder, "", Map.of());

        // then
        assertThat(processes.timers(instance(task))).isEmpty();
        assertThat(api.post(snooze, "{\"delay\": \"PT10M\"}").type()).isEqualTo("reminder-over");
    }

    @Test
    void oneThatWasSentComesAgainWhenItIsPutOff() {
        JsonNode task = team.task("Call", "");
        String reminder = add(task, "{\"at\": \"2031-01-01T10:00:00Z\", \"audience\": \"me\"}");
        overSince(task, reminder, Duration.ofDays(2));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(first(task).path("state").asText()).isEqualTo("sent"));

        api.post(path(task) + "/reminders/" + reminder + "/snooze", "{\"delay\": \"PT10M\"}");

        assertThat(first(task).path("state").asText()).isEqualTo("armed");
        assertThat(processes.timers(instance(task))).hasSize(1);
        overSince(task, reminder, Duration.ofSeconds(1));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        Services.shared().mail().messages(team.member().email()))
                .hasSize(2));
        assertThat(first(task).path("sent").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"once, 1", "all, 4", "skip, 0"})
    void whatWasMissedWhileNothingRanIsSentByThePolicy(String missed, int times) {
        JsonNode task = team.task("Check the oven", "");
        String reminder = add(task, """
                {"at": "2031-01-01T10:00:00Z", "channels": ["inbox"], "repeat": {"every": "PT1H"}, "missed": "%s"}""".formatted(missed));

        overSince(task, reminder, Duration.ofMinutes(210));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        Instant.parse(first(task).path("at").asText()))
                .isAfter(Instant.now()));
        assertThat(told(reminder)).isEqualTo(times);
        assertThat(first(task).path("sent").asInt()).isEqualTo(times);
        assertThat(processes.timers(instance(task))).hasSize(1);
    }

    @Test
    void aReopenedTaskGetsBackWhatIsStillToCome() {
        // given
        JsonNode task =
                team.task("Buy milk", ", \"dueAt\": \"2031-01-01T10:00:00Z\", \"startAt\": \"2030-01-01T10:00:00Z\"");
        add(task, "{\"before\": \"PT1H\", \"relativeTo\": \"start\"}");
        String over = add(task, "{\"at\": \"2030-05-01T10:00:00Z\"}");
        String again = add(task, "{\"at\": \"2030-05-01T10:00:00Z\", \"repeat\": {\"rule\": \"FREQ=DAILY\"}}");
        api.post(path(task) + "/complete", "");
        jdbc.sql(
                        "update reminder set at = '2026-01-01T10:00:00Z', first_at = '2026-01-01T10:00:00Z' where id in (?::uuid, ?::uuid)")
                .params(over, again)
                .update();

        // when
        JsonNode reopened = api.post(path(task) + "/reopen", "").body();

        // then
        assertThat(processes.timers(instance(reopened)).stream().map(timer -> timer.elementId()))
                .containsExactly("reminder-due", "reminder-due", "due-date-passed");
        assertThat(processes.timers(instance(reopened)).getFirst().due())
                .isBefore(Instant.now().plus(Duration.ofDays(2)));

        // when
        api.send("PATCH", path(task), "{\"startAt\": \"2030-02-01T10:00:00Z\"}", Map.of());

        // then
        assertThat(processes.timers(instance(reopened)).get(1).due()).isEqualTo("2030-02-01T09:00:00Z");
    }

    @Test
    void addingPuttingOffAndTakingOffIsToldToWhoeverShowsTheTask() {
        JsonNode task = team.task("Call", "");

        String reminder = api.post(path(task) + "/reminders", "{\"at\": \"2031-01-01T10:00:00Z\"}")
                .body()
                .path("id")
                .asText();
        api.post(path(task) + "/reminders/" + reminder + "/snooze", "{\"delay\": \"PT1H\"}");
        api.send("DELETE", path(task) + "/reminders/" + reminder, "", Map.of());

        assertThat(jdbc.sql(
                                "select count(*) from event where type = 'TaskRemindersChanged' and subject_id = cast(? as uuid)")
                        .param(task.path("id").asText())
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void onlyWhoSeesTheTaskCanBeNamed() {
        JsonNode task = team.task("Secret plan", "");

        var refused = api.post(
                path(task) + "/reminders",
                "{\"at\": \"2031-01-01T10:00:00Z\", \"audience\": \"person\", \"personId\": \"%s\"}"
                        .formatted(team.colleague().id()));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo("personId");
    }

    @Test
    void whatAWishWouldGiveIsShownAndNotKept() {
        JsonNode task = team.task("Call", "");

        var preview = api.post(path(task) + "/reminders/preview", """
                {"at": "2031-03-29T08:00:00Z", "timeZone": "Europe/Berlin", "repeat": {"every": "P1D"}}""");

        assertThat(preview.body().path("upcoming")).hasSize(10);
        assertThat(preview.body().at("/upcoming/1").asText()).isEqualTo("2031-03-30T07:00:00Z");
        assertThat(api.get(path(task) + "/reminders").body().path("items")).isEmpty();
    }

    @Test
    void workingTimeGoesByTheWorkspacesCalendar() {
        // given
        var calendar =
                team.owner().api().send("PUT", "/api/v1/workspaces/" + team.workspace() + "/calendar", """
                {"timeZone": "Europe/Berlin",
                 "days": [{"day": "monday", "hours": [{"from": "09:00", "to": "12:00"}, {"from": "13:00", "to": "18:00"}]},
                          {"day": "tuesday", "hours": [{"from": "09:00", "to": "18:00"}]}],
                 "holidays": [{"day": "2031-01-06", "name": "Epiphany"}]}""", Map.of());
        assertThat(calendar.status()).as(calendar.text()).isEqualTo(200);
        // A Tuesday, behind a holiday.
        JsonNode task = team.task("Report", ", \"dueAt\": \"2031-01-07T14:00:00Z\"");

        // when
        add(task, "{\"before\": \"P2D\", \"working\": true}");
        add(task, "{\"before\": \"PT8H\", \"working\": true}");
        add(task, "{\"at\": \"2031-01-03T10:00:00Z\", \"inHours\": true}");

        // then
        assertThat(processes.timers(instance(task)).stream()
                        .map(timer -> timer.due().toString()))
                .containsExactly(
                        "2030-12-30T14:00:00Z", "2030-12-31T15:00:00Z", "2031-01-07T08:00:00Z", "2031-01-07T14:00:00Z");
    }

    @Test
    void aClosedTaskTakesNoReminder() {
        JsonNode task = team.task("Buy milk", "");
        api.post(path(task) + "/complete", "");

        assertThat(api.post(path(task) + "/reminders", "{\"at\": \"2031-01-01T10:00:00Z\"}")
                        .type())
                .isEqualTo("task-not-open");
    }
}
