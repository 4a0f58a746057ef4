package io.taskloom.engine.rule;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

/** Its diagram is no longer what a rule was written as, so a rule would overwrite what somebody drew. */
class RuleDrawn extends Conflict {

    RuleDrawn(String name) {
        super("\"%s\" is drawn by hand, and no rule any more.".formatted(name));
    }

    @Override
    public Map<String, Object> details() {
        return Map.of(
                "remedy",
                "Change its diagram, roll back to a version that was a rule, or state the rule as a new automation.");
    }
}
