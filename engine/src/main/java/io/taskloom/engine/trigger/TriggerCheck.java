package io.taskloom.engine.trigger;

import io.taskloom.engine.automation.AutomationTrigger;
import io.taskloom.engine.automation.StartCheck;
import io.taskloom.engine.bpm.Deployments.ModelFinding;
import io.taskloom.engine.bpm.ExpressionFailed;
import io.taskloom.engine.bpm.Expressions;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets no model through that waits for an event which never comes, or with a condition that can't be read. */
@Component
class TriggerCheck implements StartCheck {

    private final TriggerTypes types;
    private final Expressions expressions;

    TriggerCheck(TriggerTypes types, Expressions expressions) {
        this.types = types;
        this.expressions = expressions;
    }

    @Override
    public List<ModelFinding> check(AutomationTrigger trigger) {
        List<ModelFinding> findings = new ArrayList<>();
        if (!types.known(trigger.type())) {
            findings.add(new ModelFinding(
                    trigger.startEvent(),
                    "trigger-type",
                    "Nothing is called \"%s\" that could start an automation.".formatted(trigger.type()),
                    "Choose one of: %s.".formatted(String.join(", ", types.names()))));
        }
        if (trigger.condition() != null) {
            try {
                expressions.check(trigger.condition());
            } catch (ExpressionFailed failed) {
                findings.add(new ModelFinding(
                        trigger.startEvent(),
                        "trigger-condition",
                        failed.detail(),
                        "Write the condition in FEEL, for example: =task.priority = \"high\""));
            }
        }
        return findings;
    }
}
