package io.taskloom.engine.notification;

import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** What somebody was told. */
@Component
class InboxesOfPeople implements PersonalData {

    @Override
    public List<PersonColumn> columns() {
        return List.of(
                PersonColumn.deleted("notification", "person_id", "An inbox that nobody opens any more"),
                PersonColumn.kept("notification", "actor_person", "What others were told stays, of a deleted person"),
                PersonColumn.kept("notification", "actor_id", "What others were told stays, of a deleted person"));
    }

    @Override
    public List<Extract> extracts() {
        return List.of(new Extract("notifications", """
                        select at, kind, task_id, automation_id, comment_id, workspace_id, project_id, excerpt, read_at from notification where person_id = :person order by at"""));
    }
}
