package io.taskloom.engine.account;

import io.taskloom.engine.bpm.OwnStep;
import io.taskloom.engine.event.Actor;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A step of {@code account-deletion.bpmn}: the grace period is over, unless somebody was faster. */
@Component
class BeginErasureAction implements OwnStep {

    private final DeletionRows rows;
    private final Clock clock;

    BeginErasureAction(DeletionRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "begin-account-erasure";
    }

    @Override
    public String title() {
        return "Close the way back to an account";
    }

    @Override
    public Map<String, Object> act(Actor actor, String id) {
        Deletion deletion = rows.lock(DeletionId.of(id));
        if (deletion.state() == DeletionState.PENDING) {
            rows.become(deletion.id(), DeletionState.ERASING, clock.instant());
        }
        return Map.of("wanted", deletion.state() != DeletionState.RESTORED);
    }
}
