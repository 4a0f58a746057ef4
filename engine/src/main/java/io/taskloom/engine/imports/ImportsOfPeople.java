package io.taskloom.engine.imports;

import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who imported what. */
@Component
class ImportsOfPeople implements PersonalData {

    @Override
    public List<PersonColumn> columns() {
        return List.of(
                PersonColumn.deleted(
                        "task_import",
                        "person_id",
                        "Files that somebody brought, and what undoes their import; what it made stays"),
                PersonColumn.kept("task_import", "people", "Goes with the row"));
    }

    @Override
    public List<Extract> extracts() {
        return List.of(new Extract("imports", """
                        select id, project_id, file_name, size, state, tasks, created_at from task_import where person_id = :person"""));
    }
}
