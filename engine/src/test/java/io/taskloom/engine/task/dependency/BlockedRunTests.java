package io.taskloom.engine.task.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestModels;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/** What people may not do, a run of theirs may not either: it is held and tells why. */
@AutomationTest
@Timeout(60)
class BlockedRunTests {

    @Autowired
    private Team team;

    private Place place;
    private TestApi member;
    private String task;

    @BeforeEach
    void aTask() {
        place = team.place();
        member = place.member().api();
        task = place.task("Paint", "high").path("id").asText();
    }

    private String runThatCompletesIt() {
        String automation = place.published(TestModels.process("", """
                <bpmn:serviceTask id="step" name="Complete" camunda:type="external" camunda:topic="taskloom:complete-task">
                  <bpmn:extensionElements><camunda:inputOutput>
                    <camunda:inputParameter name="taskId">%s</camunda:inputParameter>
                  </camunda:inputOutput><camunda:properties><camunda:property name="retry" value="R1/PT1S" /></camunda:properties></bpmn:extensionElements>
                </bpmn:serviceTask>
                """.formatted(task)));
        Answer started = place.designer().api().post("/api/v1/automations/" + automation + "/start", "{}");
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        return "/api/v1/runs/" + started.body().path("id").asText();
    }

    private void heldWith(String run, String reason) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode held = member.get(run).body();
            assertThat(held.path("state").asText()).isEqualTo("failed");
            assertThat(held.path("error").asText()).contains(reason);
        });
        assertThat(status()).isEqualTo("todo");
    }

    private String status() {
        return member.get("/api/v1/tasks/" + task).body().path("status").asText();
    }

    @Test
    void aRunThatMeetsABlockedTaskIsHeldUntilItIsFree() {
        String blocker = place.task("Plaster", "high").path("id").asText();
        member.post("/api/v1/tasks/" + task + "/dependencies", """
                {"kind": "blocked_by", "taskId": "%s"}""".formatted(blocker));

        String run = runThatCompletesIt();

        heldWith(run, "Other tasks come first");
        member.post("/api/v1/tasks/" + blocker + "/complete", "");
        place.designer().api().post(run + "/retry", "");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(status()).isEqualTo("done"));
    }

    @Test
    void aRunWaitsForWhoEditsTheTask() {
        member.send("PUT", "/api/v1/tasks/" + task + "/lease", "{\"duration\": \"PT10M\"}", Map.of());

        heldWith(runThatCompletesIt(), "is editing this task");
    }
}
