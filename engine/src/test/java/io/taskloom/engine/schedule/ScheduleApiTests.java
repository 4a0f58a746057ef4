package io.taskloom.engine.schedule;

import static io.taskloom.engine.Team.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestModels;
import io.taskloom.engine.automation.AutomationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AutomationTest
class ScheduleApiTests {

    private static final String STEP = "<bpmn:task id=\"step\" name=\"Nothing\" />";

    @Autowired
    private Team team;

    @Autowired
    private ScheduleRows rows;

    @Autowired
    private ScheduledStart starts;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Clock clock;

    private Place place;

    @BeforeEach
    void aTeam() {
        place = team.place();
    }

    @Test
    void whatIsPublishedTellsItsNextTenTimesToEveryMember() {
        String automation = place.published(model("0 9 * * MON-FRI", "Europe/Berlin", "", ""));

        JsonNode schedule = schedules(automation).get(0);

        assertThat(schedule.path("startEvent").asText()).isEqualTo("start");
        assertThat(schedule.path("cron").asText()).isEqualTo("0 9 * * MON-FRI");
        assertThat(schedule.path("timeZone").asText()).isEqualTo("Europe/Berlin");
        assertThat(schedule.path("days").asText()).isEqualTo("all");
        assertThat(schedule.path("missed").asText()).isEqualTo("once");
        assertThat(schedule.path("upcoming")).hasSize(10);
        assertThat(Instant.parse(schedule.at("/upcoming/0").asText())).isAfter(clock.instant());
        JsonNode view =
                place.member().api().get("/api/v1/automations/" + automation).body();
        assertThat(view.at("/triggers/0/type").asText()).isEqualTo("Schedule");
        assertThat(view.at("/triggers/0/schedule/cron").asText()).isEqualTo("0 9 * * MON-FRI");
        assertThat(team.somebody("user")
                        .api()
                        .get("/api/v1/automations/" + automation + "/schedules")
                        .status())
                .isEqualTo(404);
        assertThat(team.nobody()
                        .get("/api/v1/automations/" + automation + "/schedules")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aDueTimeStartsARunThatTellsIt() {
        String automation = place.published(model("0 9 * * *", "Europe/Berlin", "", ""));
        Instant due = clock.instant().truncatedTo(ChronoUnit.SECONDS);

        dueAt(automation, due);

        JsonNode run = onlyRun(automation);
        assertThat(run.at("/trigger/type").asText()).isEqualTo("Schedule");
        assertThat(Instant.parse(run.at("/trigger/dueAt").asText())).isEqualTo(due);
        assertThat(run.path("state").asText()).isEqualTo("completed");
        JsonNode schedule = place.member()
                .api()
                .get("/api/v1/runs/" + run.path("id").asText() + "/steps")
                .body()
                .at("/items/0/output/schedule");
        assertThat(schedule.path("zone").asText()).isEqualTo("Europe/Berlin");
        assertThat(schedule.path("missed").asInt()).isZero();
        assertThat(java.time.OffsetDateTime.parse(schedule.path("due").asText()).toInstant())
                .isEqualTo(due);
        assertThat(place.designer()
                        .api()
                        .get("/api/v1/automations/" + automation + "/runs?trigger=Schedule")
                        .body()
                        .path("items"))
                .hasSize(1);
        assertThat(next(automation)).isAfter(clock.instant());
        // The same once more, on that version.
        assertThat(place.designer()
                        .api()
                        .post("/api/v1/runs/" + run.path("id").asText() + "/replay", "")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void whoeverLooksAtTheSameMomentOneRunBegins() throws Exception {
        String automation = place.published(model("0 9 * * *", "UTC", "", ""));
        Instant due = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        ArmedSchedule armed = rows.of(id(automation)).getFirst();
        var waiting = new ArmedSchedule(
                armed.automation(), armed.startEvent(), armed.workspace(), armed.definitionId(), armed.said(), due);

        dueAt(automation, due);
        try (var nodes = Executors.newFixedThreadPool(8)) {
            Callable<Boolean> node = () -> starts.start(waiting);
            nodes.invokeAll(List.of(node, node, node, node, node, node, node, node));
        }
        onlyRun(automation);
        // Set back by hand, it still starts none twice.
        dueAt(automation, due);
        await().untilAsserted(() -> assertThat(next(automation)).isAfter(clock.instant()));

        onlyRun(automation);
    }

    @Test
    void afterADowntimeEachPolicyDoesWhatItSays() {
        Instant first = clock.instant().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(4));
        String once = place.published(model("0 * * * *", "UTC", "", "once"));
        String all = place.published(model("0 * * * *", "UTC", "", "all"));
        String skip = place.published(model("0 0 1 1 *", "UTC", "", "skip"));

        dueAt(once, first);
        dueAt(all, first);
        dueAt(skip, first);

        await().untilAsserted(() -> {
            for (String each : List.of(once, all, skip)) {
                assertThat(next(each)).isAfter(clock.instant());
            }
        });
        assertThat(place.runs(skip)).isEmpty();
        List<Instant> caughtUp = dues(all);
        assertThat(caughtUp).hasSizeBetween(5, 6).isSorted().startsWith(first);
        // What is due this very hour may still be on time, and then is no missed one.
        assertThat(dues(once)).hasSizeBetween(1, 2).doesNotContain(first);
    }

    @Test
    void aRunForWhichThereIsNoRoomIsRecordedAndTheNextTimeComes() {
        String automation = place.published(model("0 9 * * *", "UTC", "", ""));
        db.sql(
                        "insert into plan (name, rank, runs_per_month, runs_kept_days) values ('noruns', -9, 0, 30) on conflict do nothing")
                .update();
        db.sql("insert into workspace_plan (workspace_id, plan, changed_at) values (?, 'noruns', now())")
                .param(place.workspace().value())
                .update();
        Instant due = clock.instant().truncatedTo(ChronoUnit.SECONDS);

        dueAt(automation, due);

        JsonNode run = onlyRun(automation);
        assertThat(run.path("state").asText()).isEqualTo("failed");
        assertThat(run.path("error").asText()).contains("plan");
        assertThat(Instant.parse(run.at("/trigger/dueAt").asText())).isEqualTo(due);
        assertThat(next(automation)).isAfter(clock.instant());
    }

    @Test
    void switchingOffDisarmsAndAnotherVersionKeepsWhatItsWordsKeep() {
        String automation = place.published(model("0 9 1 1 *", "UTC", "", ""));
        Instant first = next(automation);
        Instant moved = first.minus(Duration.ofHours(1));
        dueAt(automation, moved);

        publishAgain(automation, model("0 9 1 1 *", "UTC", "", ""));
        assertThat(next(automation)).isEqualTo(moved);
        publishAgain(automation, model("0 10 1 1 *", "UTC", "", ""));
        assertThat(next(automation)).isEqualTo(first.plus(Duration.ofHours(1)));

        change(automation, "{\"enabled\": false}");
        assertThat(schedules(automation)).isEmpty();
        change(automation, "{\"enabled\": true}");
        assertThat(schedules(automation)).hasSize(1);
        place.designer().api().send("DELETE", "/api/v1/automations/" + automation, "", Map.of());
        assertThat(rows.of(id(automation))).isEmpty();
    }

    @Test
    void theWorkspacesHolidaysCountAlsoWhenTheyChange() {
        String automation = place.published(model("0 9 25 12 *", "UTC", "next-working", ""));
        int year = next(automation).atOffset(ZoneOffset.UTC).getYear();

        Answer set = place.owner()
                .api()
                .send(
                        "PUT",
                        "/api/v1/workspaces/" + place.workspace() + "/calendar",
                        json(Map.of(
                                "timeZone",
                                "UTC",
                                "days",
                                List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
                                        .stream()
                                        .map(day -> Map.of(
                                                "day", day, "hours", List.of(Map.of("from", "09:00", "to", "17:00"))))
                                        .toList(),
                                "holidays",
                                List.of(Map.of("day", year + "-12-25", "name", "Christmas")))),
                        Map.of());

        assertThat(set.status()).as(set.text()).isEqualTo(200);
        assertThat(next(automation)).isEqualTo(Instant.parse(year + "-12-26T09:00:00Z"));
    }

    @Test
    void aScheduleThatCannotBeIsRefusedAtItsElementWithARemedy() {
        for (Map.Entry<String, String> each : Map.of(
                        "schedule-cron", model("0 9 31 2 *", "UTC", "", ""),
                        "schedule-timeZone", model("0 9 * * *", "Europe/Bonn", "", ""),
                        "schedule-days", model("0 9 * * *", "UTC", "weekend", ""),
                        "schedule-missed", model("0 9 * * *", "UTC", "", "twice"),
                        "schedule-condition",
                                TestModels.process(
                                        TestModels.trigger("Schedule", "=true")
                                                + properties("0 9 * * *", "UTC", "", ""),
                                        STEP))
                .entrySet()) {
            String automation = place.drafted(each.getValue());

            Answer refused = place.designer()
                    .api()
                    .post("/api/v1/automations/" + automation + "/publish", "{\"draftVersion\": 1}");

            assertThat(refused.status()).as(refused.text()).isEqualTo(422);
            JsonNode finding = refused.body().at("/findings/0");
            assertThat(finding.path("elementId").asText()).isEqualTo("start");
            assertThat(finding.path("rule").asText()).isEqualTo(each.getKey());
            assertThat(finding.path("remedy").asText()).isNotBlank();
            assertThat(rows.of(id(automation))).isEmpty();
        }
    }

    @Test
    void aTimerOfTheStartEventsOwnStaysRefused() {
        String automation = place.drafted(model("0 9 * * *", "UTC", "", "")
                .replace(
                        "</bpmn:startEvent>",
                        "<bpmn:timerEventDefinition id=\"timer\"><bpmn:timeCycle>R3/PT1H</bpmn:timeCycle>"
                                + "</bpmn:timerEventDefinition></bpmn:startEvent>"));

        assertThat(place.designer()
                        .api()
                        .post("/api/v1/automations/" + automation + "/publish", "{\"draftVersion\": 1}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aDraftsScheduleIsPreviewedAndWhatCannotBeIsSaidByField() {
        String automation = place.drafted(TestModels.userTask(""));

        Answer preview = preview(automation, Map.of("cron", "0 9 L * *", "timeZone", "Europe/Berlin"));

        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body().path("upcoming")).hasSize(10);
        for (Map.Entry<String, Map<String, String>> each : Map.of(
                        "cron", Map.of("cron", "0 9 31 2 *", "timeZone", "UTC"),
                        "timeZone", Map.of("cron", "0 9 * * *", "timeZone", "Mars/Olympus"),
                        "days", Map.of("cron", "0 9 * * *", "timeZone", "UTC", "days", "sunny"))
                .entrySet()) {
            Answer refused = preview(automation, each.getValue());
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo(each.getKey());
        }
        assertThat(preview(automation, Map.of("cron", "0 ".repeat(400), "timeZone", "UTC"))
                        .status())
                .isEqualTo(400);
        assertThat(team.somebody("designer")
                        .api()
                        .post(
                                "/api/v1/automations/" + automation + "/schedules/preview",
                                json(Map.of("cron", "0 9 * * *", "timeZone", "UTC")))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aDraftIsTriedOutWithTheSample() {
        JsonNode sample = StreamSupport.stream(
                        place.member()
                                .api()
                                .get("/api/v1/trigger-types")
                                .body()
                                .path("items")
                                .spliterator(),
                        false)
                .filter(each -> each.path("type").asText().equals("Schedule"))
                .findFirst()
                .orElseThrow()
                .path("sample");
        String automation = place.drafted(model("0 9 * * *", "UTC", "", ""));

        Answer tried = place.designer()
                .api()
                .post("/api/v1/automations/" + automation + "/try", json(Map.of("variables", sample)));

        assertThat(tried.body().path("state").asText()).as(tried.text()).isEqualTo("completed");
        assertThat(tried.body().at("/variables/schedule/zone").asText()).isEqualTo("Europe/Berlin");
    }

    private Answer preview(String automation, Map<String, String> question) {
        return place.member().api().post("/api/v1/automations/" + automation + "/schedules/preview", json(question));
    }

    private void publishAgain(String automation, String bpmn) {
        var api = place.designer().api();
        int version = api.get("/api/v1/automations/" + automation + "/draft")
                .body()
                .path("version")
                .asInt();
        api.send(
                "PUT",
                "/api/v1/automations/" + automation + "/draft",
                json(Map.of("bpmn", bpmn)),
                Map.of("If-Match", "\"v" + version + "\""));
        Answer published =
                api.post("/api/v1/automations/" + automation + "/publish", json(Map.of("draftVersion", version + 1)));
        assertThat(published.status()).as(published.text()).isEqualTo(201);
    }

    private void change(String automation, String patch) {
        place.designer().api().send("PATCH", "/api/v1/automations/" + automation, patch, Map.of());
    }

    private JsonNode schedules(String automation) {
        return place.member()
                .api()
                .get("/api/v1/automations/" + automation + "/schedules")
                .body()
                .path("items");
    }

    private JsonNode onlyRun(String automation) {
        await().untilAsserted(() -> assertThat(place.runs(automation)).hasSize(1));
        return place.runs(automation).get(0);
    }

    /** Oldest first. */
    private List<Instant> dues(String automation) {
        return StreamSupport.stream(place.runs(automation).spliterator(), false)
                .map(run -> Instant.parse(run.at("/trigger/dueAt").asText()))
                .toList()
                .reversed();
    }

    private void dueAt(String automation, Instant at) {
        db.sql("update schedule set next_due = ? where automation_id = ?")
                .params(at.atOffset(ZoneOffset.UTC), UUID.fromString(automation))
                .update();
    }

    private Instant next(String automation) {
        return java.util.Objects.requireNonNull(
                rows.of(id(automation)).getFirst().nextDue());
    }

    private static AutomationId id(String automation) {
        return new AutomationId(UUID.fromString(automation));
    }

    private static String model(String cron, String zone, String days, String missed) {
        return TestModels.process(properties(cron, zone, days, missed), STEP);
    }

    private static String properties(String cron, String zone, String days, String missed) {
        return """
                <camunda:property name="trigger" value="Schedule" /><camunda:property name="schedule" value="%s" />
                <camunda:property name="scheduleZone" value="%s" /><camunda:property name="scheduleDays" value="%s" />
                <camunda:property name="scheduleMissed" value="%s" />
                """.formatted(cron, zone, days, missed);
    }
}
