package io.taskloom.engine.workspace.invitation;

import io.taskloom.engine.bpm.OwnStep;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A step of {@code invitation.bpmn}: nobody has answered in time. */
@Component
class ExpireInvitationAction implements OwnStep {

    private final InvitationRows rows;
    private final Events events;
    private final Clock clock;

    ExpireInvitationAction(InvitationRows rows, Events events, Clock clock) {
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "expire-invitation";
    }

    @Override
    public String title() {
        return "Note that the invitation is over";
    }

    @Override
    public Map<String, Object> act(Actor actor, String id) {
        Invitation invitation = rows.find(InvitationId.of(id)).orElseThrow();
        if (rows.end(invitation.id(), InvitationState.EXPIRED, clock.instant())) {
            events.publish(actor, new InvitationExpired(InvitationEvent.Of.the(invitation)));
        }
        return Map.of();
    }
}
