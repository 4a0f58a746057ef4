package io.taskloom.engine.workspace;

import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who is in which workspace. */
@Component
class MembershipsOfPeople implements PersonalData {

    @Override
    public List<PersonColumn> columns() {
        return List.of(PersonColumn.deleted(
                "workspace_member",
                "person_id",
                "Whoever is deleted leaves all workspaces; those without anybody else go with everything in them"));
    }

    @Override
    public List<Extract> extracts() {
        return List.of(new Extract("workspaces", """
                        select w.id, w.name, m.role, m.joined_at from workspace_member m join workspace w on w.id = m.workspace_id where m.person_id = :person"""));
    }
}
