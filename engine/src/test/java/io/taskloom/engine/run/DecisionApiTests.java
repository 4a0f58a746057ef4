package io.taskloom.engine.run;

import static io.taskloom.engine.Team.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.bpm.model.Decisions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A decision travels with the draft into the version, and what it decides into the run's record (promises A1, A6). */
@AutomationTest
class DecisionApiTests {

    private static final String MODEL =
            Decisions.model("discount", "camunda:resultVariable=\"share\" camunda:mapDecisionResult=\"singleEntry\"");

    @Autowired
    private Team team;

    private Place place;
    private String automation = "";

    @BeforeEach
    void anAutomationWithADecision() {
        place = team.place();
        Answer made = place.designer()
                .api()
                .post(
                        "/api/v1/workspaces/" + place.workspace() + "/automations",
                        json(Map.of(
                                "name",
                                "Discount",
                                "bpmn",
                                MODEL,
                                "decisions",
                                Map.of("discount", Decisions.DISCOUNT))));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        automation = made.body().path("id").asText();
    }

    @Test
    void theDraftKeepsItsDecisionsUntilItIsGivenOthers() {
        assertThat(designer("GET", "/draft", Map.of())
                        .body()
                        .at("/decisions/discount")
                        .asText())
                .isEqualTo(Decisions.DISCOUNT);

        Answer model = save(Map.of("bpmn", "<x/>"), 1);
        assertThat(model.body().path("decisions")).hasSize(1);
        Answer odd = save(Map.of("bpmn", "<x/>", "decisions", Map.of("a", "no DMN")), 2);
        assertThat(odd.body().at("/decisions/a").asText()).as(odd.text()).isEqualTo("no DMN");
        assertThat(save(Map.of("bpmn", "<x/>", "decisions", Map.of()), 3).body().path("decisions"))
                .isEmpty();
        Map<String, Object> none = new HashMap<>();
        none.put("a", null);
        assertThat(save(Map.of("bpmn", "<x/>", "decisions", none), 4).status()).isEqualTo(400);
        assertThat(save(Map.of("bpmn", "<x/>", "decisions", Map.of("a", "x".repeat(1_100_000))), 4)
                        .status())
                .isEqualTo(413);
        assertThat(save(Map.of("bpmn", "<x/>", "decisions", Map.of()), 3).status())
                .isEqualTo(412);
    }

    @Test
    void aDecisionThatIsMissingOrWrongIsFoundAtTheStepThatMakesIt() {
        JsonNode missing =
                designer("POST", "/validate", Map.of("decisions", Map.of())).body();
        assertThat(missing.at("/findings/0/elementId").asText()).isEqualTo("step");
        assertThat(missing.at("/findings/0/rule").asText()).isEqualTo("decision");

        JsonNode wrong = designer(
                        "POST",
                        "/validate",
                        Map.of(
                                "decisions",
                                Map.of(
                                        "discount",
                                        Decisions.DISCOUNT
                                                .replace(">= 100", "> > 1")
                                                .replace("&lt; 100", "< <"))))
                .body();
        assertThat(wrong.at("/findings/0/message").asText()).startsWith("The decision \"discount\"");
        assertThat(designer("POST", "/validate", Map.of()).body().path("findings"))
                .isEmpty();
    }

    @Test
    void aTryOutAndARunTellWhatWasDecided() {
        // given
        Map<String, Object> order = Map.of("variables", Map.of("order", Map.of("amount", 250)));

        // when
        Answer tried = designer("POST", "/try", order);
        Answer published = designer("POST", "/publish", Map.of("draftVersion", 1));
        Answer started = designer("POST", "/start", order);

        // then
        assertThat(tried.body().path("state").asText()).as(tried.text()).isEqualTo("completed");
        expectDecided(decided(tried.body().path("steps")));
        assertThat(published.status()).as(published.text()).isEqualTo(201);
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        String steps = "/api/v1/runs/" + started.body().path("id").asText() + "/steps";
        expectDecided(decided(place.designer().api().get(steps).body().path("items")));
        assertThat(designer("GET", "/versions/1", Map.of())
                        .body()
                        .at("/decisions/discount")
                        .asText())
                .isEqualTo(Decisions.DISCOUNT);
        assertThat(designer("GET", "/versions", Map.of()).body().at("/items/0").has("decisions"))
                .isFalse();
        assertThat(team.somebody("user").api().get(steps).status()).isEqualTo(404);
    }

    @Test
    void aDecisionThatFailsRightAtTheStartIsToldToWhoStartsIt() {
        save(
                Map.of(
                        "bpmn",
                        MODEL,
                        "decisions",
                        Map.of("discount", Decisions.table("discount", "UNIQUE", "1", "x", "1|1", "1|2"))),
                1);
        designer("POST", "/publish", Map.of("draftVersion", 2));

        Answer started = designer("POST", "/start", Map.of());

        assertThat(started.status()).as(started.text()).isEqualTo(422);
        assertThat(started.text()).contains("more rules match");
    }

    private static JsonNode decided(JsonNode steps) {
        return steps.valueStream()
                .filter(step -> step.path("elementId").asText().equals("step"))
                .findFirst()
                .orElseThrow()
                .path("decisions");
    }

    private static void expectDecided(JsonNode decisions) {
        assertThat(decisions).hasSize(1);
        assertThat(decisions.at("/0/name").asText()).isEqualTo("The discount");
        assertThat(decisions.at("/0/inputs/0/value").asInt()).isEqualTo(250);
        assertThat(decisions.at("/0/rules/0/number").asInt()).isEqualTo(1);
        assertThat(decisions.at("/0/rules/0/outputs/0/value").asInt()).isEqualTo(10);
    }

    private Answer save(Map<String, ?> draft, int version) {
        return place.designer()
                .api()
                .send(
                        "PUT",
                        "/api/v1/automations/" + automation + "/draft",
                        json(draft),
                        Map.of("If-Match", "\"v" + version + "\""));
    }

    private Answer designer(String method, String path, Map<String, ?> body) {
        return place.designer().api().send(method, "/api/v1/automations/" + automation + path, json(body), Map.of());
    }
}
