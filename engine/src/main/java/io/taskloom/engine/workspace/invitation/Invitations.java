package io.taskloom.engine.workspace.invitation;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.workspace.WorkspaceRole;
import io.taskloom.engine.workspace.Workspaces;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asking people in by e-mail (promises I13 and T3). A workspace's admins invite to the workspace; a project's owners to their
 * project, and so to its workspace as plain members. Only owners make owners.
 */
@Service
public class Invitations {

    private static final String PLAIN = "member";

    private final Workspaces workspaces;
    private final ProjectDoor projects;
    private final InvitationRights rights;
    private final People people;
    private final InvitationRows rows;
    private final InvitationLimits limits;
    private final InvitationFlow flow;
    private final InvitationViews views;
    private final WorkspaceSettings settings;
    private final Events events;
    private final Clock clock;

    Invitations(
            Workspaces workspaces,
            ProjectDoor projects,
            InvitationRights rights,
            People people,
            InvitationRows rows,
            InvitationLimits limits,
            InvitationFlow flow,
            InvitationViews views,
            WorkspaceSettings settings,
            Events events,
            Clock clock) {
        this.workspaces = workspaces;
        this.projects = projects;
        this.rights = rights;
        this.people = people;
        this.rows = rows;
        this.limits = limits;
        this.flow = flow;
        this.views = views;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks somebody in, or in again: an open invitation of the same kind for the address is renewed, with a new last day and
     * another mail. A member of the workspace who is invited to a project is in it at once, and is not mailed.
     *
     * @return the invitation, accepted already where that was possible
     */
    @Transactional
    public InvitationView invite(Actor actor, WorkspaceId workspace, Invite wish) {
        String projectRole = wish.projectRole() == null ? PLAIN : wish.projectRole();
        rights.require(actor, workspace, roleOf(wish), wish.project(), projectRole);
        var address = new Address(wish.email());
        rows.lock(workspace);
        Optional<PersonId> member = memberWith(workspace, address);
        if (member.isPresent()) {
            return letIn(actor, workspace, wish, address, member.get(), projectRole);
        }
        PersonId by = Objects.requireNonNull(actor.person(), "people invite");
        Instant now = clock.instant();
        Invitation open = rows.open(workspace, address, wish.project()).orElse(null);
        Instant lastDay = now.plus(settings.invitation().validity());
        InvitationId id = open == null ? new InvitationId(Ids.next()) : open.id();
        if (open != null) {
            WorkspaceRole role = wish.role() == null ? open.role() : wish.role();
            // A project's owner renews an admin's invitation of another admin without answering for that.
            PersonId inviter = rights.has(by, workspace, role, wish.project()) ? by : open.invitedBy();
            rows.refresh(id, role, wish.project() == null ? null : projectRole, inviter, lastDay);
        } else {
            limits.another(workspace);
            rows.forgetEndedBefore(workspace, now.minus(settings.invitation().kept()));
            rows.insert(fresh(id, workspace, address, wish, projectRole, by, now, lastDay, InvitationState.OPEN));
        }
        return mail(actor, id);
    }

    /** Those that are open, newest first; for the workspace's admins. */
    @Transactional(readOnly = true)
    public List<InvitationView> list(Actor actor, WorkspaceId workspace) {
        workspaces.require(actor, workspace, WorkspaceRole.ADMIN);
        return views.of(rows.open(workspace, null));
    }

    /** Those that are open and include the project, newest first; for its owners. */
    @Transactional(readOnly = true)
    public List<InvitationView> list(Actor actor, WorkspaceId workspace, ProjectId project) {
        projects.check(actor, workspace, project, PLAIN);
        return views.of(rows.open(workspace, project));
    }

    /**
     * Mails it once more, and gives its receiver the whole time anew; for whoever could invite like that today, and is
     * its inviter from then on.
     */
    @Transactional
    public InvitationView resend(Actor actor, WorkspaceId workspace, InvitationId id) {
        Invitation invitation = lockOpen(actor, workspace, id);
        rights.require(actor, workspace, invitation.role(), invitation.project(), invitation.projectRole());
        rows.refresh(
                id,
                invitation.role(),
                invitation.projectRole(),
                Objects.requireNonNull(actor.person(), "people invite"),
                clock.instant().plus(settings.invitation().validity()));
        return mail(actor, id);
    }

    /** Takes it back; the link in its mails is good for nothing afterwards. */
    @Transactional
    public void withdraw(Actor actor, WorkspaceId workspace, InvitationId id) {
        Invitation invitation = lockOpen(actor, workspace, id);
        rows.end(id, InvitationState.WITHDRAWN, clock.instant());
        flow.withdrawn(invitation);
        events.publish(actor, new InvitationWithdrawn(InvitationEvent.Of.the(invitation)));
    }

    private InvitationView mail(Actor actor, InvitationId id) {
        Invitation invitation = rows.find(id).orElseThrow();
        limits.mail(invitation.workspace(), Objects.requireNonNull(actor.person()), invitation.address());
        flow.mail(invitation);
        events.publish(actor, new InvitationSent(InvitationEvent.Of.the(invitation)));
        return views.of(invitation);
    }

    private InvitationView letIn(
            Actor actor, WorkspaceId workspace, Invite wish, Address address, PersonId person, String projectRole) {
        if (wish.project() == null || !projects.admit(actor, wish.project(), person, projectRole)) {
            throw new AlreadyMember();
        }
        Instant now = clock.instant();
        Invitation done = fresh(
                new InvitationId(Ids.next()),
                workspace,
                address,
                wish,
                projectRole,
                Objects.requireNonNull(actor.person()),
                now,
                now,
                InvitationState.ACCEPTED);
        rows.insert(done);
        return views.of(rows.find(done.id()).orElseThrow());
    }

    private static Invitation fresh(
            InvitationId id,
            WorkspaceId workspace,
            Address address,
            Invite wish,
            String projectRole,
            PersonId by,
            Instant now,
            Instant lastDay,
            InvitationState state) {
        return new Invitation(
                id,
                workspace,
                "",
                address,
                roleOf(wish),
                wish.project(),
                wish.project() == null ? null : projectRole,
                by,
                now,
                lastDay,
                state,
                state == InvitationState.OPEN ? MailState.SENDING : MailState.SENT,
                null);
    }

    private static WorkspaceRole roleOf(Invite wish) {
        return wish.role() == null ? WorkspaceRole.MEMBER : wish.role();
    }

    private Optional<PersonId> memberWith(WorkspaceId workspace, Address address) {
        return people.findByEmail(address.text())
                .map(PersonView::id)
                .filter(person -> workspaces.role(workspace, person).isPresent());
    }

    /** For admins, for whoever sent it, and for the owners of the project it includes. */
    private Invitation lockOpen(Actor actor, WorkspaceId workspace, InvitationId id) {
        WorkspaceRole own = workspaces.require(actor, workspace, WorkspaceRole.MEMBER);
        rows.lock(workspace);
        Invitation invitation = rows.find(id)
                .filter(found -> found.workspace().equals(workspace))
                .orElseThrow(() -> new NotFound("invitation", id));
        boolean mine = invitation.invitedBy().equals(actor.person());
        if (!own.atLeast(WorkspaceRole.ADMIN) && !mine) {
            if (invitation.project() == null || invitation.role() != WorkspaceRole.MEMBER) {
                throw new NotFound("invitation", id);
            }
            projects.check(actor, workspace, invitation.project(), PLAIN);
        }
        if (!invitation.open()) {
            throw new InvitationOver(invitation.state());
        }
        return invitation;
    }
}
