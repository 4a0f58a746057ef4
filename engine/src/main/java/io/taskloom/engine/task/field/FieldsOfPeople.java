package io.taskloom.engine.task.field;

import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Custom fields that name people. */
@Component
class FieldsOfPeople implements PersonalData {

    @Override
    public List<PersonColumn> columns() {
        return List.of(PersonColumn.kept(
                "task_field", "person_id", "The team's work stays; the field names a deleted person"));
    }
}
