package io.taskloom.engine.project;

import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who is in which project. */
@Component
class MembershipsInProjects implements PersonalData {

    @Override
    public List<PersonColumn> columns() {
        return List.of(
                PersonColumn.deleted("project_member", "person_id", "Whoever leaves a workspace leaves its projects"));
    }

    @Override
    public List<Extract> extracts() {
        return List.of(new Extract("projects", """
                        select p.id, p.workspace_id, p.name, m.role, m.joined_at from project_member m join project p on p.id = m.project_id where m.person_id = :person and p.deleted_at is null"""));
    }
}
