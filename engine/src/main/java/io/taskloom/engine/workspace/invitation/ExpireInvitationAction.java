package io.taskloom.engine.workspace.invitation;

import io.taskloom.engine.bpm.Action;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** A step of {@code invitation.bpmn}: nobody has answered in time. */
@Component
class ExpireInvitationAction implements Action<ExpireInvitationAction.Nothing, Map<String, Object>> {

    private final InvitationRows rows;
    private final Events events;
    private final Clock clock;

    ExpireInvitationAction(InvitationRows rows, Events events, Clock clock) {
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    record Nothing() {}

    @Override
    public String name() {
        return "expire-invitation";
    }

    @Override
    public String title() {
        return "Note that the invitation is over";
    }

    @Override
    public boolean offered() {
        return false;
    }

    @Override
    public Class<Nothing> input() {
        return Nothing.class;
    }

    @Override
    public Map<String, Object> perform(Call call, Nothing input) {
        if (!(call.actor() instanceof Actor.System)) {
            throw new NotForAutomations();
        }
        Invitation invitation = rows.find(InvitationId.of(Objects.requireNonNull(call.businessKey())))
                .orElseThrow();
        if (rows.end(invitation.id(), InvitationState.EXPIRED, clock.instant())) {
            events.publish(call.actor(), new InvitationExpired(InvitationEvent.Of.the(invitation)));
        }
        return Map.of();
    }
}
