package io.taskloom.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.e2e.Api;
import io.taskloom.e2e.RunningSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Kills parts of a system of its own, and starts them again. Each test leaves all of them running. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsIT {

    private static final String MAILED = "faults@taskloom.example";

    private RunningSystem system;
    private DemoTeam team;

    @BeforeAll
    void start() {
        system = RunningSystem.start("faults");
        team = new DemoTeam(system);
    }

    @AfterAll
    void stop() {
        if (system != null) {
            system.close();
        }
    }

    @Test
    void anEngineKilledBeforeTheRelayLosesNoEventAndEachTakesEffectOnce() {
        var automation = team.published("Effects", Models.effectOfEachTask("Relayed "));
        // Behind a broker that hangs, what is committed can't be relayed, however fast the relay is.
        kill("kafka");
        var tasks = new ArrayList<>(create("Relayed a", 5));
        kill("engine");
        system.restart("kafka");
        system.restart("engine");
        // And once more in the middle of it: sent or not, handled or not, just as it comes.
        tasks.addAll(create("Relayed b", 5));
        kill("engine");
        system.restart("engine");

        try (var topic = new EventTopic(system.addresses().kafka(), "trigger")) {
            patiently().untilAsserted(() -> assertThat(ids(topic.events("TaskCreated", tasks)))
                    .hasSize(10));
            patiently().untilAsserted(() -> assertThat(team.runs(automation))
                    .hasSize(10)
                    .allMatch(run -> run.path("state").asText().equals("completed")));
            patiently().until(topic::isHandled);

            assertThat(team.runs(automation))
                    .extracting(run -> run.path("trigger").path("eventId").asText())
                    .containsExactlyInAnyOrderElementsOf(ids(topic.events("TaskCreated", tasks)));
            assertThat(team.titlesBeginning("Effect of Relayed ")).hasSize(10).doesNotHaveDuplicates();
        }
    }

    @Test
    void aConnectorCallWhoseEngineWasKilledIsMadeAgainUnderTheSameKey() throws Exception {
        try (var listener = new HoldingListener()) {
            var run = team.started(team.published("Call", Models.webhook(listener.url())));
            patiently().until(() -> listener.keys().size() == 1);

            kill("engine");
            listener.answer();
            system.restart("engine");

            patiently().untilAsserted(() -> assertThat(state(run)).isEqualTo("completed"));
            assertThat(listener.keys()).hasSize(2);
            assertThat(new HashSet<>(listener.keys())).hasSize(1).doesNotContain("null", "");
        }
    }

    @Test
    void withoutKafkaTheApiGoesOnAndTheEventsArriveLater() {
        kill("kafka");

        var tasks = create("Without Kafka", 3);
        tasks.forEach(task -> system.api("manager").post("/tasks/" + task + "/complete", Map.of()));

        system.restart("kafka");
        try (var topic = new EventTopic(system.addresses().kafka(), "trigger")) {
            patiently().untilAsserted(() -> {
                assertThat(ids(topic.events("TaskCreated", tasks))).hasSize(3);
                assertThat(ids(topic.events("TaskCompleted", tasks))).hasSize(3);
            });
        }
    }

    @Test
    void withoutKeycloakWhoHoldsATokenGoesOnAlsoOverARestartOfTheEngine() {
        var token = system.token("user");
        var user = new Api(system.addresses().api(), () -> token);
        kill("keycloak");
        try {
            assertThat(user.post(team.tasksPath(), Map.of("title", "Without Keycloak")))
                    .isNotEmpty();

            kill("engine");
            system.restart("engine");

            assertThat(user.get("/tasks").path("items")).isNotEmpty();
            assertThat(user.post(team.tasksPath(), Map.of("title", "Still without")))
                    .isNotEmpty();
        } finally {
            system.restart("keycloak");
        }
    }

    @Test
    void whenPostgresWasRestartedTheEngineGoesOnWithoutARestart() {
        var token = system.token("user");
        var user = new Api(system.addresses().api(), () -> token);
        var engine = system.process("engine").orElseThrow();
        var automation = team.published("After the restart", Models.effectOfEachTask("Restarted "));

        system.launcher().stop("postgres");
        var without = user.call("GET", "/tasks", "");
        system.restart("postgres");

        assertThat(without.status()).isEqualTo(503);
        assertThat(without.body().path("type").asText()).isNotEmpty();
        patiently()
                .untilAsserted(() ->
                        assertThat(user.call("GET", "/tasks", "").status()).isEqualTo(200));
        // Keycloak keeps its sessions there too.
        patiently().ignoreExceptions().until(() -> !system.token("manager").isEmpty());
        team.task("Restarted once");
        patiently().untilAsserted(() -> assertThat(team.runs(automation))
                .singleElement()
                .matches(run -> run.path("state").asText().equals("completed")));
        assertThat(engine.isAlive()).isTrue();
    }

    @Test
    void aMailThatTheServerRefusesIsTriedAgainAndThenShownAsAnIncidentUntilItIsRetried() {
        var automation = team.published("Mail", Models.mail(MAILED, "After all"));
        system.launcher().stop("mail");

        var run = team.started(automation);

        patiently().untilAsserted(() -> assertThat(state(run)).isEqualTo("failed"));
        var step = team.step(run);
        assertThat(step.path("state").asText()).isEqualTo("failed");
        assertThat(step.path("attempts").asInt()).isEqualTo(2);
        assertThat(step.path("error").asText()).isNotEmpty();
        var cockpit = new Cockpit(system);
        assertThat(cockpit.incidents(step.path("error").asText())).hasSize(1);

        system.restart("mail");
        team.retry(run);

        patiently().untilAsserted(() -> assertThat(state(run)).isEqualTo("completed"));
        assertThat(system.mails(MAILED)).singleElement().matches(mail -> mail.subject()
                .equals("After all"));
        assertThat(cockpit.incidents(step.path("error").asText())).isEmpty();
    }

    private String state(String run) {
        return team.run(run).path("state").asText();
    }

    private List<String> create(String title, int howMany) {
        return IntStream.range(0, howMany)
                .mapToObj(number -> team.task(title + " " + number))
                .toList();
    }

    private static List<String> ids(List<JsonNode> events) {
        return events.stream()
                .map(event -> event.path("id").asText())
                .distinct()
                .toList();
    }

    /** As {@code kill -9} does it. */
    private void kill(String part) {
        var process = system.process(part).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    private static ConditionFactory patiently() {
        return await().pollInterval(Duration.ofMillis(200)).atMost(Duration.ofSeconds(90));
    }
}
