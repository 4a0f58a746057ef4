package io.taskloom.engine.task.saved;

import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Saved filters. */
@Component
class FiltersOfPeople implements PersonalData {

    @Override
    public List<PersonColumn> columns() {
        return List.of(PersonColumn.deletedWhere(
                "saved_filter", "owner_id", "not shared", "Those that nobody else sees; shared ones stay"));
    }

    @Override
    public List<Extract> extracts() {
        return List.of(new Extract("saved-filters", """
                        select id, workspace_id, project_id, name, filter, sort, shared, created_at from saved_filter where owner_id = :person"""));
    }
}
