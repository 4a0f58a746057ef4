package io.taskloom.engine.account;

import io.taskloom.engine.bpm.OwnStep;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A step of {@code account-deletion.bpmn}: nothing personal is left. */
@Component
class NoteErasedAction implements OwnStep {

    private final DeletionRows rows;
    private final Events events;
    private final Clock clock;

    NoteErasedAction(DeletionRows rows, Events events, Clock clock) {
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "note-account-erased";
    }

    @Override
    public String title() {
        return "Note that an account is erased";
    }

    @Override
    public Map<String, Object> act(Actor actor, String id) {
        Deletion deletion = rows.lock(DeletionId.of(id));
        if (deletion.state() == DeletionState.ERASING) {
            rows.become(deletion.id(), DeletionState.ERASED, clock.instant());
            events.publish(actor, new AccountErased(deletion.person()));
        }
        return Map.of();
    }
}
