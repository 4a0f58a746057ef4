package io.taskloom.engine.automation;

import io.taskloom.engine.event.AuditedActs;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whoever publishes lends it their rights. */
@Component
class AuditedAutomations implements AuditedActs {

    @Override
    public List<Act> all() {
        return List.of(
                Act.of("AutomationPublished", Kind.AUTOMATION, "published version {number} of the automation “{name}”"),
                Act.of("AutomationDeleted", Kind.AUTOMATION, "deleted the automation “{name}”"));
    }
}
