package io.taskloom.engine.automation;

import io.taskloom.engine.bpm.Deployments;
import io.taskloom.engine.bpm.ModelRefused;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a draft says that it would start on. */
@Component
class DraftTriggers {

    private final Deployments deployments;

    DraftTriggers(Deployments deployments) {
        this.deployments = deployments;
    }

    /** Empty also for what is no model yet: a draft is kept whatever it says. */
    List<AutomationTrigger> of(String bpmn) {
        try {
            return AutomationTrigger.of(deployments.read(bpmn));
        } catch (ModelRefused unreadable) {
            return List.of();
        }
    }
}
