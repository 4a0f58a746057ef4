package io.taskloom.engine.workspace.invitation;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.workspace.WorkspaceMembers;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the invited person does with the link from the mail: look, accept, decline. Only with the address that was invited. */
@Service
public class InvitationAnswers {

    private final InvitationTokens tokens;
    private final InvitationRows rows;
    private final InvitationRights rights;
    private final InvitationFlow flow;
    private final InvitationViews views;
    private final WorkspaceMembers members;
    private final ProjectDoor projects;
    private final Events events;
    private final Clock clock;

    InvitationAnswers(
            InvitationTokens tokens,
            InvitationRows rows,
            InvitationRights rights,
            InvitationFlow flow,
            InvitationViews views,
            WorkspaceMembers members,
            ProjectDoor projects,
            Events events,
            Clock clock) {
        this.tokens = tokens;
        this.rows = rows;
        this.rights = rights;
        this.flow = flow;
        this.views = views;
        this.members = members;
        this.projects = projects;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What one is invited to, also when that is over.
     *
     * @param email the actor's verified address
     */
    @Transactional(readOnly = true)
    public InvitationView look(@Nullable String email, String token) {
        return views.of(asOfNow(find(email, token)));
    }

    /**
     * Joins. The invitation is worth as much as its inviter's rights are in this moment: when they left the workspace,
     * or lost the role or project that let them invite like that, it is as good as withdrawn, until somebody who may
     * sends it again. One whose project has gone is to the workspace alone, so it then has to come from an admin.
     *
     * <p>Membership, answer, events and the end of the process are one transaction; of two at once the second finds it
     * done, and is told so as if it were the first.
     *
     * @throws io.taskloom.engine.problem.Gone if it is answered, withdrawn or expired
     */
    @Transactional
    public InvitationView accept(Actor.Person actor, @Nullable String email, String token) {
        Invitation invitation = lock(email, token);
        if (invitation.state() == InvitationState.ACCEPTED) {
            return views.of(invitation);
        }
        end(asOfNow(invitation), InvitationState.ACCEPTED);
        members.admit(actor, invitation.workspace(), invitation.role());
        if (invitation.project() != null && invitation.projectRole() != null) {
            projects.admit(actor, invitation.project(), actor.person(), invitation.projectRole());
        }
        flow.accepted(invitation);
        events.publish(actor, new InvitationAccepted(InvitationEvent.Of.the(invitation), actor.person()));
        return views.of(invitation.in(InvitationState.ACCEPTED));
    }

    @Transactional
    public InvitationView decline(Actor.Person actor, @Nullable String email, String token) {
        Invitation invitation = lock(email, token);
        if (invitation.state() == InvitationState.DECLINED) {
            return views.of(invitation);
        }
        end(invitation, InvitationState.DECLINED);
        flow.declined(invitation);
        events.publish(actor, new InvitationDeclined(InvitationEvent.Of.the(invitation)));
        return views.of(invitation.in(InvitationState.DECLINED));
    }

    private void end(Invitation invitation, InvitationState state) {
        if (!invitation.open()) {
            throw new InvitationOver(invitation.state());
        }
        if (!rows.end(invitation.id(), state, clock.instant())) {
            // Its last day passed in this moment.
            throw new InvitationOver(InvitationState.EXPIRED);
        }
    }

    private Invitation lock(@Nullable String email, String token) {
        rows.lock(find(email, token).workspace());
        return find(email, token).asOf(clock.instant());
    }

    private Invitation asOfNow(Invitation invitation) {
        Invitation now = invitation.asOf(clock.instant());
        boolean unbacked = now.open() && !rights.has(now.invitedBy(), now.workspace(), now.role(), now.project());
        return unbacked ? now.in(InvitationState.WITHDRAWN) : now;
    }

    private Invitation find(@Nullable String email, String token) {
        Invitation invitation = tokens.find(token).orElseThrow(InvitationAnswers::unknown);
        if (email == null || !Address.key(email).equals(invitation.address().key())) {
            throw new InvitationForAnother(invitation.address());
        }
        return invitation;
    }

    /** Without the token, which is a secret. */
    private static NotFound unknown() {
        return new NotFound("invitation", "this link");
    }
}
