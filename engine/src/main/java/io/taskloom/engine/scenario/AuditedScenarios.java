package io.taskloom.engine.scenario;

import io.taskloom.engine.event.AuditedActs;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who publishes against the scenarios says why. */
@Component
class AuditedScenarios implements AuditedActs {

    @Override
    public List<Act> all() {
        return List.of(Act.of(
                "ScenariosOverridden",
                Kind.AUTOMATION,
                "published version {number} of “{name}” although {failed} of its scenarios failed: {reason}"));
    }
}
