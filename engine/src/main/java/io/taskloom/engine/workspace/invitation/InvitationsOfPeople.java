package io.taskloom.engine.workspace.invitation;

import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who invited whom. */
@Component
class InvitationsOfPeople implements PersonalData {

    @Override
    public List<PersonColumn> columns() {
        return List.of(
                PersonColumn.deletedByAddress("invitation", "email_key", "Invitations of that address"),
                PersonColumn.kept("invitation", "email", "Goes with the row"),
                PersonColumn.kept("invitation", "invited_by", "What was done stays, by a deleted person"),
                PersonColumn.deletedByAddress("invitation_mail", "email_key", "Counts mails to that address"),
                PersonColumn.kept("invitation_mail", "invited_by", "Counts mails; gone by itself within days"));
    }

    @Override
    public List<Extract> extracts() {
        return List.of(new Extract("invitations-sent", """
                        select id, workspace_id, email, role, project_id, state, created_at, expires_at from invitation where invited_by = :person"""));
    }
}
