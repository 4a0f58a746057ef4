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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@Timeout(60)
class ReminderApiTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private TestTeam teams;

    @Autowired
    private Processes processes;

    @Autowired
    private ProjectMembers projectMembers;

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
                team.owner().actor(), team.project(), team.viewer().id());

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

    @Test
    void aClosedTaskTakesNoReminder() {
        JsonNode task = team.task("Buy milk", "");
        api.post(path(task) + "/complete", "");

        assertThat(api.post(path(task) + "/reminders", "{\"at\": \"2031-01-01T10:00:00Z\"}")
                        .type())
                .isEqualTo("task-not-open");
    }
}
