package io.taskloom.engine.workspace.invitation;

import io.taskloom.engine.event.AuditedActs;
import io.taskloom.engine.event.Recorded;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class AuditedInvitations implements AuditedActs {

    private final InvitationRows rows;

    AuditedInvitations(InvitationRows rows) {
        this.rows = rows;
    }

    @Override
    public List<Act> all() {
        return List.of(
                Act.of("InvitationSent", Kind.INVITATION, "invited {email}"),
                Act.of("InvitationAccepted", Kind.INVITATION, "accepted the invitation to {email}"),
                Act.of("InvitationDeclined", Kind.INVITATION, "declined the invitation to {email}"),
                Act.of("InvitationWithdrawn", Kind.INVITATION, "withdrew the invitation to {email}"),
                Act.of("InvitationExpired", Kind.INVITATION, "let the invitation to {email} expire"));
    }

    /** Every member hears the events, so they do not tell the address. */
    @Override
    public Map<String, String> more(Recorded event) {
        return rows.find(new InvitationId(event.subject().id()))
                .map(invitation -> Map.of("email", invitation.address().text()))
                .orElse(Map.of());
    }
}
