package io.taskloom.engine.scenario;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.Recorded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Scenarios go in the transaction that deletes their automation; a workspace's go by the database's cascade. */
@Component
class ScenariosOfAutomations {

    private final ScenarioRows rows;

    ScenariosOfAutomations(ScenarioRows rows) {
        this.rows = rows;
    }

    @EventListener
    void forget(Recorded event) {
        if (event.type().equals("AutomationDeleted")) {
            rows.forget(new AutomationId(event.subject().id()));
        }
    }
}
