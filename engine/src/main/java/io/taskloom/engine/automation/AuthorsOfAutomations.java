package io.taskloom.engine.automation;

import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who drew and published automations. */
@Component
class AuthorsOfAutomations implements PersonalData {

    @Override
    public List<PersonColumn> columns() {
        return List.of(
                PersonColumn.kept("automation", "draft_by", "What was done stays, by a deleted person"),
                PersonColumn.kept("automation_version", "author_id", "What was done stays, by a deleted person"));
    }

    @Override
    public List<Extract> extracts() {
        return List.of(new Extract("automations", """
                        select a.id, a.workspace_id, a.name, a.description, a.draft_bpmn, a.draft_at
                        from automation a where a.draft_by = :person and a.deleted_at is null
                          and exists (select from workspace_member w where w.workspace_id = a.workspace_id and w.person_id = :person)"""));
    }
}
