package io.taskloom.engine.remark;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.Recorded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What was said about an automation goes in the transaction that deletes it; a workspace's goes by the database's cascade. */
@Component
class RemarksOfAutomations {

    private final RemarkRows rows;

    RemarksOfAutomations(RemarkRows rows) {
        this.rows = rows;
    }

    @EventListener
    void forget(Recorded event) {
        if (event.type().equals("AutomationDeleted")) {
            rows.forget(new AutomationId(event.subject().id()));
        }
    }
}
