package io.taskloom.engine.rule;

import static io.taskloom.engine.Team.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.Team.Somebody;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestModels;
import io.taskloom.engine.event.ProjectId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AutomationTest
class RuleApiTests {

    private static final String HIGH = """
            {"format": 1, "when": {"event": "TaskCreated"},
             "if": {"join": "all", "comparisons": [{"field": "task.priority", "operator": "is", "value": "%s"}]},
             "then": [{"step": "taskloom:update-task", "inputs": {"taskId": "=task.id", "title": "Now: {{task.title}}"}}]}""";

    @Autowired
    private Team team;

    @Autowired
    private JdbcClient db;

    private Place place;

    @BeforeEach
    void aTeam() {
        place = team.place();
    }

    @Test
    void aRuleIsSeenBeforeItIsSaved() {
        place.task("Later", "low");
        String now = place.task("Now", "high").path("id").asText();

        JsonNode preview = preview(place.designer(), HIGH.formatted("high"), 30);

        assertThat(preview.path("sentence").asText())
                .isEqualTo("When a task is created and its priority is high, then change task “Now: [task.title]”.");
        assertThat(preview.path("bpmn").asText()).contains("bpmndi:BPMNShape");
        assertThat(preview.path("findings")).isEmpty();
        JsonNode looked = preview.path("backTest");
        assertThat(looked.path("complete").asBoolean()).isTrue();
        assertThat(looked.path("looked").asInt()).isEqualTo(2);
        assertThat(looked.path("count").asInt()).isEqualTo(1);
        assertThat(looked.path("days")).hasSize(31);
        assertThat(looked.path("days").path(30).path("count").asInt()).isEqualTo(1);
        assertThat(looked.at("/starts/0/task/id").asText()).isEqualTo(now);
        assertThat(looked.at("/starts/0/task/title").asText()).isEqualTo("Now");
        assertThat(looked.at("/starts/0/task/projectId").asText())
                .isEqualTo(place.project().toString());
    }

    @Test
    void whatTheAskingPersonDoesNotSeeIsNeitherCountedNorTold() {
        ProjectId hidden = place.hiddenProject();
        place.owner()
                .api()
                .post("/api/v1/projects/" + hidden + "/tasks", json(Map.of("title", "Secret", "priority", "high")));
        place.task("Open", "high");
        Place other = team.place();
        other.task("Elsewhere", "high");

        JsonNode designers =
                preview(place.designer(), HIGH.formatted("high"), 30).path("backTest");
        JsonNode owners = preview(place.owner(), HIGH.formatted("high"), 30).path("backTest");

        assertThat(designers.path("looked").asInt()).isEqualTo(1);
        assertThat(designers.path("count").asInt()).isEqualTo(1);
        assertThat(designers.toString()).doesNotContain("Secret", "Elsewhere");
        assertThat(owners.path("count").asInt()).isEqualTo(2);
        assertThat(owners.toString()).contains("Secret");
    }

    @Test
    void whatWouldHaveStartedNothingIsLeftOut() {
        place.task("Counted", "high");
        for (String change : List.of("actor_kind = 'quiet_import'", "depth = 5", "time = now() - interval '40 days'")) {
            String id = place.task("Left out", "high").path("id").asText();
            assertThat(db.sql("update event set " + change
                                    + " where subject_id = cast(? as uuid) and type = 'TaskCreated'")
                            .param(id)
                            .update())
                    .isEqualTo(1);
        }

        JsonNode looked = preview(place.designer(), HIGH.formatted("high"), 30).path("backTest");

        assertThat(looked.path("count").asInt()).isEqualTo(1);
        assertThat(preview(place.designer(), HIGH.formatted("high"), 60)
                        .at("/backTest/count")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void aRuleAboutOneProjectReadsNoOthersEvents() {
        ProjectId second = place.hiddenProject();
        place.owner().api().post("/api/v1/projects/" + second + "/tasks", json(Map.of("title", "There")));
        place.task("Here", "low");
        String rule = """
                {"format": 1, "when": {"event": "TaskCreated"},
                 "if": {"join": "all", "comparisons": [{"field": "task.projectId", "operator": "is", "value": "%s"}]},
                 "then": [{"step": "taskloom:complete-task", "inputs": {"taskId": "=task.id"}}]}""".formatted(second);

        JsonNode preview = preview(place.owner(), rule, 30);

        assertThat(preview.at("/backTest/looked").asInt()).isEqualTo(1);
        assertThat(preview.at("/backTest/starts/0/task/title").asText())
                .as(preview.path("backTest").toString())
                .isEqualTo("There");
        assertThat(preview.path("sentence").asText()).contains("its project is “Hidden”");
        assertThat(preview(place.designer(), rule, 30).path("sentence").asText())
                .doesNotContain("Hidden");
    }

    @Test
    void aConditionThatFailsIsCountedApart() {
        place.task("One", "low");
        String rule = """
                {"format": 1, "when": {"event": "TaskCreated"},
                 "if": {"join": "all", "comparisons": [], "feel": "=task.title"},
                 "then": [{"step": "taskloom:complete-task", "inputs": {"taskId": "=task.id"}}]}""";

        JsonNode looked = preview(place.designer(), rule, 30).path("backTest");

        assertThat(looked.path("count").asInt()).isZero();
        assertThat(looked.path("unclear").asInt()).isEqualTo(1);
        assertThat(looked.path("why").asText()).contains("neither true nor false");
    }

    @Test
    void aScheduleTellsWhenItWouldHaveFired() {
        String rule = """
                {"format": 1, "when": {"schedule": {"cron": "0 9 * * *", "timeZone": "UTC"}},
                 "then": [{"step": "taskloom:create-task", "inputs": {"title": "Round of {{schedule.date}}"}}]}""";

        JsonNode looked = preview(place.designer(), rule, 10).path("backTest");

        assertThat(looked.path("count").asInt()).isEqualTo(10);
        assertThat(looked.path("starts")).hasSize(10);
        assertThat(looked.at("/starts/0/task").isNull()).isTrue();
    }

    @Test
    void anyDraftThatWaitsForAnEventIsLookedBackAt() {
        place.task("Now", "high");
        String automation = place.drafted(TestModels.triggered("TaskCreated", "=task.priority = \"high\""));

        Answer looked = place.designer()
                .api()
                .post("/api/v1/automations/" + automation + "/draft/back-test", json(Map.of("days", 7)));

        assertThat(looked.status()).isEqualTo(200);
        assertThat(looked.body().at("/backTests/0/count").asInt()).isEqualTo(1);
        assertThat(looked.body().at("/backTests/0/startEvent").asText()).isEqualTo("start");
        assertThat(looked.body().at("/backTests/0/days")).hasSize(8);
        Answer other = place.designer()
                .api()
                .post(
                        "/api/v1/automations/" + automation + "/draft/back-test",
                        json(Map.of("bpmn", TestModels.triggered("TaskCreated", "=false"))));
        assertThat(other.body().at("/backTests/0/count").asInt()).isZero();
        assertThat(place.designer()
                        .api()
                        .post("/api/v1/automations/" + automation + "/draft/back-test", json(Map.of("bpmn", "<none")))
                        .body()
                        .path("backTests"))
                .isEmpty();
    }

    @Test
    void aRuleIsSavedPublishedAndRuns() {
        String automation = created(HIGH.formatted("high"));
        Answer view = rule(automation);
        assertThat(view.header("ETag")).isEqualTo("\"v1\"");
        assertThat(view.body().at("/rule/if/comparisons/0/value").asText()).isEqualTo("high");
        assertThat(view.body().path("drawn").asBoolean()).isFalse();

        publish(automation, 1);
        String task = place.task("Call", "high").path("id").asText();
        place.task("Not this", "low");

        await().untilAsserted(() -> assertThat(place.member()
                        .api()
                        .get("/api/v1/tasks/" + task)
                        .body()
                        .path("title")
                        .asText())
                .isEqualTo("Now: Call"));
        assertThat(place.runs(automation)).hasSize(1);
    }

    @Test
    void changingTheRuleWritesTheDraftAnewUnlessItWasDrawnByHand() {
        String automation = created(HIGH.formatted("high"));

        Answer changed = change(automation, HIGH.formatted("urgent"), "\"v1\"");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().path("sentence").asText()).contains("its priority is urgent");
        assertThat(draft(automation)).contains("task.priority = &quot;urgent&quot;");
        assertThat(change(automation, HIGH.formatted("low"), "\"v1\"").status()).isEqualTo(412);

        String written = draft(automation);
        drawn(automation, written.replace("name=\"Done\"", "name=\"Over\""), "\"v2\"");
        Answer view = rule(automation);
        assertThat(view.body().path("rule").isNull()).isTrue();
        assertThat(view.body().path("drawn").asBoolean()).isTrue();
        Answer refused = change(automation, HIGH.formatted("low"), "\"v3\"");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("rule-drawn");
        assertThat(refused.body().path("remedy").asText()).contains("diagram");
        assertThat(draft(automation)).contains("name=\"Over\"");

        drawn(automation, written, "\"v3\"");
        assertThat(rule(automation).body().path("drawn").asBoolean()).isFalse();
    }

    @Test
    void rollingBackToAVersionThatWasARuleGivesTheRuleBack() {
        String automation = created(HIGH.formatted("high"));
        publish(automation, 1);
        String written = draft(automation);
        drawn(automation, written.replace("name=\"Done\"", "name=\"Over\""), "\"v1\"");
        publish(automation, 2);

        Answer back = place.designer()
                .api()
                .post("/api/v1/automations/" + automation + "/rollback", json(Map.of("version", 1)));

        assertThat(back.status()).isEqualTo(201);
        assertThat(rule(automation).body().at("/rule/if/comparisons/0/value").asText())
                .isEqualTo("high");
    }

    @Test
    void whatIsDrawnIsNoRule() {
        String automation = place.drafted(TestModels.userTask(""));

        assertThat(rule(automation).body().path("rule").isNull()).isTrue();
        assertThat(rule(automation).body().path("drawn").asBoolean()).isFalse();
        assertThat(change(automation, HIGH.formatted("low"), "\"v1\"").status()).isEqualTo(409);
    }

    @Test
    void whatCanNotBePublishedIsNotSaved() {
        String half = HIGH.formatted("high").replace("\"=task.id\"", "\"\"");

        Answer refused = place.designer()
                .api()
                .post(
                        "/api/v1/workspaces/" + place.workspace() + "/rules",
                        "{\"name\": \"Half\", \"rule\": " + half + "}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/findings/0/elementId").asText()).isEqualTo("then[0].inputs.taskId");
        JsonNode preview = preview(place.designer(), half, 30);
        assertThat(preview.path("bpmn").isNull()).isTrue();
        assertThat(preview.path("sentence").asText()).startsWith("When a task is created");
        assertThat(preview.at("/findings/0/elementId").asText()).isEqualTo("then[0].inputs.taskId");
    }

    @Test
    void onlyDesignersStateRules() {
        String body = "{\"name\": \"Mine\", \"rule\": %s}".formatted(HIGH.formatted("high"));
        String rules = "/api/v1/workspaces/" + place.workspace() + "/rules";
        Somebody stranger = team.somebody("designer");

        assertThat(place.member().api().post(rules, body).status()).isEqualTo(403);
        assertThat(place.member().api().post(rules + "/preview", body).status()).isEqualTo(403);
        assertThat(stranger.api().post(rules, body).status()).isEqualTo(404);
        assertThat(stranger.api().post(rules + "/preview", body).status()).isEqualTo(404);
        assertThat(team.nobody().post(rules + "/preview", body).status()).isEqualTo(401);
        String automation = created(HIGH.formatted("high"));
        assertThat(place.member()
                        .api()
                        .get("/api/v1/automations/" + automation + "/rule")
                        .status())
                .isEqualTo(200);
        assertThat(stranger.api()
                        .get("/api/v1/automations/" + automation + "/rule")
                        .status())
                .isEqualTo(404);
    }

    private JsonNode preview(Somebody somebody, String rule, int days) {
        Answer answer = somebody.api()
                .post(
                        "/api/v1/workspaces/" + place.workspace() + "/rules/preview",
                        "{\"rule\": %s, \"days\": %d, \"timeZone\": \"UTC\"}".formatted(rule, days));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private String created(String rule) {
        Answer created = place.designer()
                .api()
                .post(
                        "/api/v1/workspaces/" + place.workspace() + "/rules",
                        "{\"name\": \"Urgent ones\", \"rule\": %s}".formatted(rule));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.body().path("id").asText();
    }

    private void publish(String automation, int draft) {
        Answer published = place.designer()
                .api()
                .post("/api/v1/automations/" + automation + "/publish", json(Map.of("draftVersion", draft)));
        assertThat(published.status()).as(published.text()).isEqualTo(201);
    }

    private Answer rule(String automation) {
        return place.designer().api().get("/api/v1/automations/" + automation + "/rule");
    }

    private Answer change(String automation, String rule, String etag) {
        return place.designer()
                .api()
                .send(
                        "PUT",
                        "/api/v1/automations/" + automation + "/rule",
                        "{\"rule\": %s}".formatted(rule),
                        Map.of("If-Match", etag));
    }

    private String draft(String automation) {
        return place.designer()
                .api()
                .get("/api/v1/automations/" + automation + "/draft")
                .body()
                .path("bpmn")
                .asText();
    }

    private void drawn(String automation, String bpmn, String etag) {
        Answer saved = place.designer()
                .api()
                .send(
                        "PUT",
                        "/api/v1/automations/" + automation + "/draft",
                        json(Map.of("bpmn", bpmn)),
                        Map.of("If-Match", etag));
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }
}
