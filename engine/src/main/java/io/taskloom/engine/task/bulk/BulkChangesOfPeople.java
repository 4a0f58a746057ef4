package io.taskloom.engine.task.bulk;

import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** What undoes a bulk change. */
@Component
class BulkChangesOfPeople implements PersonalData {

    @Override
    public List<PersonColumn> columns() {
        return List.of(PersonColumn.deleted("task_bulk", "person_id", "Only that person can undo it"));
    }
}
