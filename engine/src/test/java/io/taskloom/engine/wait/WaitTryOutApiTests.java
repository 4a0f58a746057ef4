package io.taskloom.engine.wait;

import static io.taskloom.engine.Team.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.TestApi.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A draft that waits, tried out. */
@AutomationTest
class WaitTryOutApiTests {

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
    void itSaysWhatIsWaitedForAndGoesOnWithWhatComes() {
        String draft = place.drafted(WaitModels.event("TaskCompleted", "=event.task.id = order"));

        JsonNode waiting = tried(draft, List.of()).at("/waiting/0");
        assertThat(waiting.path("kind").asText()).isEqualTo("message");
        assertThat(waiting.path("message").asText()).isEqualTo("TaskCompleted");
        assertThat(waiting.at("/input/condition").asText()).isEqualTo("event.task.id = order");

        JsonNode came = tried(
                draft,
                List.of(Map.of("element", "step", "output", Map.of("task", Map.of("id", "17", "title", "Pay")))));
        assertThat(came.path("state").asText()).isEqualTo("completed");
        assertThat(came.at("/variables/event/task/title").asText()).isEqualTo("Pay");
        assertThat(db.sql("select count(*) from run_wait where workspace_id = ?")
                        .param(place.workspace().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatDoesNotMeetTheConditionFailsAndSkippingDoesNotAsk() {
        String draft = place.drafted(WaitModels.event("TaskCompleted", "=event.task.id = order"));

        JsonNode other = tried(draft, List.of(Map.of("element", "step", "output", Map.of("task", Map.of("id", "18")))));
        assertThat(other.path("state").asText()).isEqualTo("failed");
        assertThat(other.at("/error/message").asText()).contains("event.task.id = order");

        JsonNode skipped = tried(draft, List.of(Map.of("element", "step")));
        assertThat(skipped.path("state").asText()).isEqualTo("completed");
    }

    @Test
    void aCallBringsItsBodyAndTheAddressLeadsNowhere() {
        String draft = place.drafted(WaitModels.event("Callback", ""));

        JsonNode called = tried(draft, List.of(Map.of("element", "step", "output", Map.of("approved", true))));

        assertThat(called.path("state").asText()).isEqualTo("completed");
        assertThat(called.at("/variables/call/approved").asBoolean()).isTrue();
        assertThat(called.at("/variables/callbacks/step").asText()).contains("try-out");
    }

    private JsonNode tried(String draft, List<?> answers) {
        Answer tried = place.designer()
                .api()
                .post(
                        "/api/v1/automations/" + draft + "/try",
                        json(Map.of("variables", Map.of("order", "17"), "answers", answers)));
        assertThat(tried.status()).as(tried.text()).isEqualTo(200);
        return tried.body();
    }
}
