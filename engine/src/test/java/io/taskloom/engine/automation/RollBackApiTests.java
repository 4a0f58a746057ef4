package io.taskloom.engine.automation;

import static io.taskloom.engine.Team.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestModels;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AutomationTest
class RollBackApiTests {

    @Autowired
    private Team team;

    private Place place;
    private String automation = "";

    @BeforeEach
    void publishedTwice() {
        place = team.place();
        automation = place.published(TestModels.userTask(""));
        saved(1, TestModels.triggered("TaskCreated", "true"));
        assertThat(post("/publish", Map.of("draftVersion", 2)).status()).isEqualTo(201);
    }

    @Test
    void anEarlierVersionBecomesANewOneAndTheDraftFollows() {
        Answer back = post("/rollback", Map.of("version", 1));

        assertThat(back.status()).isEqualTo(201);
        assertThat(back.header("Location")).endsWith("/versions/3");
        assertThat(back.body().path("number").asInt()).isEqualTo(3);
        assertThat(back.body().path("note").asText()).isEqualTo("Rolled back to version 1");
        assertThat(back.body().path("bpmn").asText()).isEqualTo(TestModels.userTask(""));
        JsonNode now = get("");
        assertThat(now.path("published").asInt()).isEqualTo(3);
        assertThat(now.path("hasUnpublishedChanges").asBoolean()).isFalse();
        assertThat(now.path("triggers")).isEmpty();
        assertThat(get("/draft").path("bpmn").asText()).isEqualTo(TestModels.userTask(""));
        assertThat(get("/versions/2").path("bpmn").asText()).contains("TaskCreated");
    }

    @Test
    void whatIsDrawnAndNotPublishedStays() {
        String drawn = TestModels.triggered("TaskCompleted", "true");
        saved(2, drawn);

        assertThat(post("/rollback", Map.of("version", 1, "note", "Too eager"))
                        .body()
                        .path("note")
                        .asText())
                .isEqualTo("Too eager");

        assertThat(get("/draft").path("bpmn").asText()).isEqualTo(drawn);
        assertThat(get("").path("hasUnpublishedChanges").asBoolean()).isTrue();
        assertThat(post("/publish", Map.of("draftVersion", 3))
                        .body()
                        .path("number")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void whatIsPublishedOrWasNeverIsRefused() {
        assertThat(post("/rollback", Map.of("version", 2)).type()).isEqualTo("already-current");
        assertThat(post("/rollback", Map.of("version", 9)).status()).isEqualTo(404);
        assertThat(get("").path("published").asInt()).isEqualTo(2);
    }

    private void saved(int draft, String bpmn) {
        Answer saved = place.designer()
                .api()
                .send("PUT", path("/draft"), json(Map.of("bpmn", bpmn)), Map.of("If-Match", "\"v" + draft + "\""));
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }

    private Answer post(String path, Map<String, ?> body) {
        return place.designer().api().post(path(path), json(body));
    }

    private JsonNode get(String path) {
        return place.designer().api().get(path(path)).body();
    }

    private String path(String more) {
        return "/api/v1/automations/" + automation + more;
    }
}
