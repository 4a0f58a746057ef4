package io.taskloom.engine.run;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An automation that is begun by hand asks first, and takes nothing else (promise A3). */
@AutomationTest
class StartFormApiTests {

    private static final String FORM = """
            {"type": "default", "components": [
              {"type": "textfield", "key": "what", "label": "What?", "validate": {"required": true, "maxLength": 20}},
              {"type": "number", "key": "amount", "label": "Amount", "validate": {"min": 1, "max": 500}},
              {"type": "textfield", "key": "why", "label": "Why so much?", "validate": {"required": true},
               "conditional": {"hide": "=amount = null or amount < 100"}},
              {"type": "textfield", "key": "fixed", "label": "Fixed", "readonly": true}]}
            """;
    private static final String STEP = "<bpmn:userTask id=\"step\" name=\"Have a look\" />";

    @Autowired
    private Team team;

    private Place place;
    private String automation;

    @BeforeEach
    void anAutomationThatAsks() throws Exception {
        place = team.place();
        Answer made = place.designer()
                .api()
                .post(
                        "/api/v1/workspaces/" + place.workspace() + "/automations",
                        json(Map.of(
                                "name",
                                "Order",
                                "bpmn",
                                TestModels.asking("order", STEP),
                                "forms",
                                Map.of("order", new ObjectMapper().readTree(FORM)))));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        automation = made.body().path("id").asText();
    }

    private void publish() {
        Answer published = designer("POST", "/publish", "{\"draftVersion\": 1}");
        assertThat(published.status()).as(published.text()).isEqualTo(201);
    }

    private Answer designer(String method, String path, String body) {
        return place.designer().api().send(method, "/api/v1/automations/" + automation + path, body, Map.of());
    }

    private Answer start(String variables) {
        return designer("POST", "/start", "{\"variables\": " + variables + "}");
    }

    @Test
    void whoMayStartItSeesThePublishedVersionsForm() {
        String form = "/api/v1/automations/" + automation + "/start/form";
        Answer early = place.designer().api().get(form);
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.type()).isEqualTo("not-published");
        publish();
        Answer other = place.designer()
                .api()
                .send(
                        "PUT",
                        "/api/v1/automations/" + automation + "/draft",
                        json(Map.of("bpmn", TestModels.process("", STEP), "forms", Map.of())),
                        Map.of("If-Match", "\"v1\""));
        assertThat(other.status()).as(other.text()).isEqualTo(200);

        Answer answer = place.designer().api().get(form);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().at("/schema/components").size()).isEqualTo(4);
        assertThat(designer("GET", "", "").body().path("startForm").asText()).isEqualTo("order");
        assertThat(place.member().api().get(form).status()).isEqualTo(403);
        assertThat(team.somebody("designer").api().get(form).status()).isEqualTo(404);
        assertThat(team.nobody().get(form).status()).isEqualTo(401);
    }

    @Test
    void anAutomationThatAsksForNothingHasNoForm() {
        String plain = place.published(TestModels.process("", STEP));

        Answer answer = place.designer().api().get("/api/v1/automations/" + plain + "/start/form");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.type()).isEqualTo("no-start-form");
        assertThat(place.designer()
                        .api()
                        .post("/api/v1/automations/" + plain + "/start", "{\"variables\": {\"whatever\": 1}}")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void whatIsFilledInReachesTheRunAndItsReplay() {
        publish();

        Answer started = start("{\"what\": \"A desk\", \"amount\": 50, \"why\": \"hidden\", \"fixed\": \"changed\"}");

        assertThat(started.status()).as(started.text()).isEqualTo(202);
        String run = started.body().path("id").asText();
        JsonNode given = given(run);
        assertThat(given.path("what").asText()).isEqualTo("A desk");
        assertThat(given.path("amount").asInt()).isEqualTo(50);
        assertThat(given.has("fixed")).isFalse();
        assertThat(given.path("why").asText()).isNotEqualTo("hidden");
        Answer again = place.designer().api().post("/api/v1/runs/" + run + "/replay", "");
        assertThat(again.status()).as(again.text()).isEqualTo(202);
        assertThat(given(again.body().path("id").asText())).isEqualTo(given);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | what | required",
                "{\"what\": \"\"} | what | required",
                "{\"what\": 5} | what | type",
                "{\"what\": \"012345678901234567890\"} | what | length",
                "{\"what\": \"A desk\", \"amount\": 0} | amount | range",
                "{\"what\": \"A desk\", \"amount\": \"5\", \"why\": \"So\"} | amount | type",
                "{\"what\": \"A desk\", \"amount\": 100} | why | required",
                "{\"what\": \"A desk\", \"admin\": true} | admin | unknown",
                "{\"what\": \"A desk\", \"taskloomRun\": true} | taskloomRun | unknown"
            })
    void whatDoesNotFitIsSaidByFieldAndBeginsNothing(String variables, String field, String code) {
        publish();

        Answer refused = start(variables);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.body().path("errors")).singleElement().satisfies(error -> {
            assertThat(error.path("field").asText()).isEqualTo("variables." + field);
            assertThat(error.path("code").asText()).isEqualTo(code);
        });
        assertThat(place.runs(automation)).isEmpty();
    }

    @Test
    void withoutABodyTheFormIsAskedForAllTheSame() {
        publish();

        assertThat(designer("POST", "/start", "").status()).isEqualTo(400);
        assertThat(place.member()
                        .api()
                        .post("/api/v1/automations/" + automation + "/start", "{\"variables\": {}}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aStartWithATriggerAsksForNothing() {
        String triggered = TestModels.asking("order", STEP)
                .replace(
                        "name=\"Started\">",
                        "name=\"Started\"><bpmn:extensionElements><camunda:properties>"
                                + TestModels.trigger("TaskCreated", "=true")
                                + "</camunda:properties></bpmn:extensionElements>");

        JsonNode findings = designer("POST", "/validate", json(Map.of("bpmn", triggered)))
                .body()
                .path("findings");

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.path("elementId").asText()).isEqualTo("start");
            assertThat(finding.path("rule").asText()).isEqualTo("form");
        });
    }

    private JsonNode given(String run) {
        return place.designer()
                .api()
                .get("/api/v1/runs/" + run + "/steps")
                .body()
                .at("/items/0/output");
    }
}
