package io.taskloom.engine.maintenance;

import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who began and ended maintenance. */
@Component
class MaintenanceByPeople implements PersonalData {

    @Override
    public List<PersonColumn> columns() {
        return List.of(
                PersonColumn.kept("maintenance", "begun_by", "What was done stays, by a deleted person"),
                PersonColumn.kept("maintenance", "ended_by", "What was done stays, by a deleted person"));
    }
}
