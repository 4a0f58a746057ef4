package io.taskloom.engine.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.Processes;
import io.taskloom.engine.bpm.Processes.ArmedTimer;
import io.taskloom.standalone.Services;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@Timeout(60)
class EscalationApiTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private TestTeam teams;

    @Autowired
    private Processes processes;

    @Autowired
    private JdbcClient jdbc;

    private TestTeam.Team team;

    @BeforeEach
    void newTeam() {
        team = teams.team();
    }

    private void rules(String stages) {
        var set = team.owner()
                .api()
                .send(
                        "PUT",
                        "/api/v1/projects/" + team.project() + "/reminder-rules",
                        "{\"missed\": \"once\", \"working\": false%s}".formatted(stages),
                        Map.of());
        assertThat(set.status()).as(set.text()).isEqualTo(200);
        // What is overdue until they have been gone through is armed anew.
        await().atMost(PATIENCE).until(() -> jdbc.sql("select not sweeping from reminder_rules where project_id = ?")
                .param(team.project().value())
                .query(Boolean.class)
                .single());
    }

    private JsonNode dueNow() {
        return team.task(
                "Report",
                ", \"dueAt\": \"%s\", \"assignees\": [\"%s\"]"
                        .formatted(Instant.now().plusMillis(800), team.viewer().id()));
    }

    private static String path(JsonNode task) {
        return "/api/v1/tasks/" + task.path("id").asText();
    }

    private List<ArmedTimer> timers(JsonNode task) {
        return processes.timers(InstanceId.of(task.at("/process/instanceId").asText()));
    }

    private List<JsonNode> escalated(TestTeam.Somebody who) {
        return who.api()
                .get("/api/v1/notifications")
                .body()
                .path("items")
                .valueStream()
                .filter(item -> item.path("kind").asText().equals("escalated"))
                .toList();
    }

    private void fire(JsonNode task, int stage) {
        processes.reschedule(timers(task).get(stage).id(), Instant.now().minusSeconds(1));
    }

    @Test
    void anOverdueTaskTellsItsAssigneesAndThenTheManagerOnce() {
        // given
        rules(", \"assigneesAfter\": \"PT4H\", \"managerAfter\": \"P2D\"");
        JsonNode task = dueNow();
        Instant due = Instant.parse(task.path("dueAt").asText());

        // then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(timers(task)).hasSize(2));
        assertThat(timers(task).getFirst().due()).isBetween(due.plusSeconds(14_399), due.plusSeconds(14_401));
        JsonNode explained =
                team.member().api().get(path(task) + "/explanation").body().path("timers");
        assertThat(explained.at("/0/kind").asText()).isEqualTo("escalation");
        assertThat(explained.at("/0/told").asText()).isEqualTo("assignees");
        assertThat(explained.at("/1/told").asText()).isEqualTo("manager");
        assertThat(team.member().api().get(path(task) + "/reminders").body().path("items"))
                .isEmpty();

        // when
        fire(task, 0);

        // then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(escalated(team.viewer())).hasSize(1));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        Services.shared().mail().messages(team.viewer().email()))
                .singleElement()
                .satisfies(mail -> assertThat(mail.subject()).isEqualTo("Overdue: Report")));

        // when
        fire(task, 0);

        // then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(escalated(team.owner())).hasSize(1));
        assertThat(escalated(team.viewer())).hasSize(1);
        assertThat(timers(task)).isEmpty();
    }

    @Test
    void anotherDueDateTakesTheStagesAwayAndCompletingThemToo() {
        rules(", \"managerAfter\": \"P2D\", \"managerId\": \"%s\""
                .formatted(team.member().id()));
        JsonNode task = dueNow();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(timers(task))
                .extracting(ArmedTimer::elementId)
                .containsExactly("reminder-due"));

        team.member().api().send("PATCH", path(task), "{\"dueAt\": \"2031-01-01T10:00:00Z\"}", Map.of());
        assertThat(timers(task)).extracting(ArmedTimer::elementId).containsExactly("due-date-passed");

        processes.reschedule(timers(task).getFirst().id(), Instant.now().minusSeconds(1));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(timers(task))
                .extracting(ArmedTimer::elementId)
                .containsExactly("reminder-due"));
        team.member().api().post(path(task) + "/complete", "");
        assertThat(timers(task)).isEmpty();
    }

    @Test
    void whatIsOverdueAlreadyIsArmedFromNowOnWhenTheStagesAreSwitchedOnAndDisarmedWhenOff() {
        // given
        JsonNode task = dueNow();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(team.member()
                        .api()
                        .get(path(task))
                        .body()
                        .path("overdue")
                        .asBoolean())
                .isTrue());
        Instant switched = Instant.now();

        // when
        rules(", \"assigneesAfter\": \"PT1H\"");

        // then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(timers(task)).singleElement().satisfies(timer -> assertThat(timer.due())
                        .isAfter(switched.plusSeconds(3_590))));

        // when
        rules("");

        // then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(timers(task)).isEmpty());
    }
}
