package io.taskloom.engine.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.engine.event.EventTypes.EventType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TriggerTypeViewTests {

    @Test
    void variablesAreNamedAsFeelReachesThem() {
        var type = new EventType(
                "TaskCreated",
                "A task is created",
                "",
                Map.of("task", Map.of("overdue", true, "assignees", List.of(Map.of("email", "uma@example.com")))));

        assertThat(TriggerTypeView.of(type).variables())
                .contains(
                        new TriggerTypeView.Variable("task.overdue", "boolean", true),
                        new TriggerTypeView.Variable("task.assignees[1].email", "text", "uma@example.com"),
                        new TriggerTypeView.Variable("event.type", "text", "TaskCreated"));
    }
}
