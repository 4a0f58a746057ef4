package io.taskloom.engine.workspace.invitation;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Shows invitations with the names that belong to them. */
@Component
class InvitationViews {

    private final People people;
    private final ProjectDoor projects;

    InvitationViews(People people, ProjectDoor projects) {
        this.people = people;
        this.projects = projects;
    }

    InvitationView of(Invitation invitation) {
        return of(List.of(invitation)).getFirst();
    }

    List<InvitationView> of(List<Invitation> invitations) {
        Map<PersonId, PersonView> inviters = people.find(
                invitations.stream().map(Invitation::invitedBy).distinct().toList());
        Map<ProjectId, String> names = projects.names(invitations.stream()
                .map(Invitation::project)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return invitations.stream()
                .map(invitation -> new InvitationView(
                        invitation.id(),
                        invitation.address().text(),
                        invitation.workspace(),
                        invitation.workspaceName(),
                        invitation.role(),
                        invitation.project(),
                        invitation.project() == null ? null : names.get(invitation.project()),
                        invitation.projectRole(),
                        Objects.requireNonNull(inviters.get(invitation.invitedBy())),
                        invitation.createdAt(),
                        invitation.expiresAt(),
                        invitation.state(),
                        invitation.mail()))
                .toList();
    }
}
