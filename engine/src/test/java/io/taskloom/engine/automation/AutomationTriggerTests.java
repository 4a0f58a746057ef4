package io.taskloom.engine.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.engine.bpm.Deployments.ModelSummary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AutomationTriggerTests {

    @Test
    void theLeadingEqualsSignIsNoPartOfTheCondition() {
        assertThat(triggers(Map.of("trigger", " TaskCreated ", "condition", "= task.overdue")))
                .containsExactly(new AutomationTrigger("start", "TaskCreated", "task.overdue"));
        assertThat(triggers(Map.of("trigger", "TaskCreated", "condition", "task.overdue")))
                .containsExactly(new AutomationTrigger("start", "TaskCreated", "task.overdue"));
    }

    @Test
    void anEmptyConditionHoldsForEveryEvent() {
        assertThat(triggers(Map.of("trigger", "TaskCreated", "condition", "=")))
                .containsExactly(new AutomationTrigger("start", "TaskCreated", null));
        assertThat(triggers(Map.of("trigger", "TaskCreated")))
                .containsExactly(new AutomationTrigger("start", "TaskCreated", null));
    }

    @Test
    void aStartEventWithoutATriggerStartsByHandOnly() {
        assertThat(triggers(Map.of())).isEmpty();
        assertThat(triggers(Map.of("trigger", " "))).isEmpty();
    }

    private static List<AutomationTrigger> triggers(Map<String, String> properties) {
        return AutomationTrigger.of(new ModelSummary(
                "test", "Test", List.of(new ModelSummary.Start("start", properties, null)), Map.of(), Map.of(), false));
    }
}
