package io.taskloom.engine.task.form;

import static io.taskloom.engine.Team.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestModels;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A form travels with the draft into the version, and from there to whoever does the step (promise T2). */
@AutomationTest
class FormApiTests {

    private static final String STEP = """
            <bpmn:userTask id="step" name="Approve" camunda:formRef="approve" camunda:formRefBinding="deployment" />""";
    private static final String FORM = """
            {"type": "default", "components": [
              {"type": "text", "text": "Buy {{what}}?"},
              {"type": "radio", "key": "approved", "label": "Approve?", "validate": {"required": true},
               "values": [{"label": "Yes", "value": "yes"}, {"label": "No", "value": "no"}]},
              {"type": "number", "key": "amount", "label": "Amount", "validate": {"max": 500}},
              {"type": "textfield", "key": "comment", "label": "Comment"}]}
            """;

    @Autowired
    private Team team;

    private Place place;
    private String automation;

    @BeforeEach
    void anAutomationWithAForm() throws Exception {
        place = team.place();
        automation = drafted(Map.of("approve", new ObjectMapper().readTree(FORM)));
    }

    private String drafted(Map<String, JsonNode> forms) {
        Answer made = place.designer()
                .api()
                .post(
                        "/api/v1/workspaces/" + place.workspace() + "/automations",
                        json(Map.of("name", "Approval", "bpmn", TestModels.process("", STEP), "forms", forms)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.body().path("id").asText();
    }

    private Answer designer(String method, String path, String body, Map<String, String> headers) {
        return place.designer().api().send(method, "/api/v1/automations/" + automation + path, body, headers);
    }

    private JsonNode step() {
        Answer published = designer("POST", "/publish", "{\"draftVersion\": 1}", Map.of());
        assertThat(published.status()).as(published.text()).isEqualTo(201);
        Answer started = designer(
                "POST", "/start", "{\"variables\": {\"what\": \"a desk\", \"amount\": 120, \"secret\": 1}}", Map.of());
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        return place.member()
                .api()
                .get("/api/v1/projects/" + place.project() + "/tasks")
                .body()
                .at("/items/0");
    }

    private Answer complete(String task, String variables) {
        return place.member().api().post("/api/v1/tasks/" + task + "/complete", "{\"variables\": " + variables + "}");
    }

    @Test
    void theDraftKeepsItsFormsUntilItIsGivenOthers() {
        assertThat(designer("GET", "/draft", "", Map.of())
                        .body()
                        .at("/forms/approve/components")
                        .size())
                .isEqualTo(4);

        Answer model = designer("PUT", "/draft", json(Map.of("bpmn", "<x/>")), Map.of("If-Match", "\"v1\""));
        assertThat(model.status()).isEqualTo(200);
        assertThat(model.body().path("forms").size()).isEqualTo(1);

        Answer none = designer("PUT", "/draft", "{\"bpmn\": \"<x/>\", \"forms\": {}}", Map.of("If-Match", "\"v2\""));
        assertThat(none.body().path("forms").size()).isZero();
        assertThat(designer(
                                "PUT",
                                "/draft",
                                "{\"bpmn\": \"<x/>\", \"forms\": {\"a\": 1}}",
                                Map.of("If-Match", "\"v3\""))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aFormThatIsMissingOrWrongIsFoundBeforePublishing() {
        JsonNode missing =
                designer("POST", "/validate", "{\"forms\": {}}", Map.of()).body();
        assertThat(missing.at("/findings/0/elementId").asText()).isEqualTo("step");
        assertThat(missing.at("/findings/0/rule").asText()).isEqualTo("form");

        JsonNode wrong = designer(
                        "POST",
                        "/validate",
                        "{\"forms\": {\"approve\": {\"components\": [{\"type\": \"html\", \"content\": \"<script>\"}]}}}",
                        Map.of())
                .body();
        assertThat(wrong.at("/findings/0/elementId").asText()).isEqualTo("step");
        assertThat(wrong.at("/findings/0/message").asText()).contains("approve", "html");
        assertThat(designer("POST", "/validate", "", Map.of())
                        .body()
                        .path("findings")
                        .size())
                .isZero();
    }

    @Test
    void aFormTooLargeIsNotKept() {
        String large = "{\"bpmn\": \"<x/>\", \"forms\": {\"a\": {\"components\": [{\"type\": \"text\", \"text\": \""
                + "x".repeat(1_100_000) + "\"}]}}}";

        assertThat(designer("PUT", "/draft", large, Map.of("If-Match", "\"v1\""))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void theStepShowsItsFormWithWhatTheRunKnowsAndNothingElse() {
        JsonNode task = step();
        assertThat(task.path("formKey").asText()).isEqualTo("approve");
        String form = "/api/v1/tasks/" + task.path("id").asText() + "/form";

        Answer answer = place.member().api().get(form);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().at("/schema/components").size()).isEqualTo(4);
        assertThat(answer.body().path("data").toString())
                .isIn("{\"what\":\"a desk\",\"amount\":120}", "{\"amount\":120,\"what\":\"a desk\"}");
        assertThat(team.somebody("user").api().get(form).status()).isEqualTo(404);
        assertThat(team.nobody().get(form).status()).isEqualTo(401);
        JsonNode version = designer("GET", "/versions/1", "", Map.of()).body();
        assertThat(version.at("/forms/approve/components").size()).isEqualTo(4);
        assertThat(designer("GET", "/versions", "", Map.of())
                        .body()
                        .at("/items/0")
                        .has("forms"))
                .isFalse();
    }

    @Test
    void whatIsFilledInIsCheckedHereAndReachesTheRun() {
        JsonNode step = step();
        String task = step.path("id").asText();

        Answer empty = complete(task, "{}");
        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.body().at("/errors/0/field").asText()).isEqualTo("variables.approved");
        assertThat(complete(task, "{\"approved\": \"yes\", \"amount\": 501}")
                        .body()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("variables.amount");
        assertThat(complete(task, "{\"approved\": \"yes\", \"isAdmin\": true}")
                        .body()
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("unknown");
        Answer byPatch =
                place.member().api().send("PATCH", "/api/v1/tasks/" + task, "{\"status\": \"done\"}", Map.of());
        assertThat(byPatch.status()).isEqualTo(400);

        Answer done = complete(task, "{\"approved\": \"no\", \"amount\": 80, \"comment\": \"Too dear\"}");

        assertThat(done.status()).as(done.text()).isEqualTo(200);
        String run = step.at("/process/instanceId").asText();
        assertThat(place.designer()
                        .api()
                        .get("/api/v1/runs/" + run)
                        .body()
                        .path("state")
                        .asText())
                .isEqualTo("completed");
        assertThat(place.member().api().get("/api/v1/tasks/" + task + "/form").status())
                .isEqualTo(404);
    }

    @Test
    void aTaskHasNoForm() {
        String task = place.task("Plain", "low").path("id").asText();

        Answer answer = place.member().api().get("/api/v1/tasks/" + task + "/form");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.type()).isEqualTo("no-form");
    }
}
