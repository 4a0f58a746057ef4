package io.taskloom.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestTeam;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@EngineTest
class TaskLogTests {

    @Autowired
    private TestTeam teams;

    @Autowired
    private TaskLog log;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void whatOtherModulesNoteStandsInTheTasksHistory() {
        // given
        TestTeam.Team team = teams.team();
        String task = team.task("Buy milk", "").path("id").asText();

        // when
        transaction.executeWithoutResult(status -> log.note(
                team.owner().actor(),
                TaskId.of(task),
                "frosted",
                List.of(new FieldChange("ice", null, team.owner().id()))));

        // then
        JsonNode changes = team.viewer()
                .api()
                .get("/api/v1/tasks/" + task + "/changes")
                .body()
                .path("items");
        assertThat(changes.findValuesAsText("type")).containsExactly("frosted", "created");
        assertThat(changes.at("/0/actor/name").asText()).startsWith("Olga");
        assertThat(changes.at("/0/fields/0/to").asText())
                .isEqualTo(team.owner().id().toString());
    }

    @Test
    void nothingIsNotedWithoutWhatItTells() {
        TestTeam.Team team = teams.team();
        TaskId task = TaskId.of(team.task("Buy milk", "").path("id").asText());

        assertThatThrownBy(() -> log.note(team.owner().actor(), task, "frosted", List.of()))
                .isInstanceOf(IllegalTransactionStateException.class);
    }
}
