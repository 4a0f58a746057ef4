package io.taskloom.engine.task.lease;

import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who is editing a task at length. */
@Component
class LeasesOfPeople implements PersonalData {

    @Override
    public List<PersonColumn> columns() {
        return List.of(PersonColumn.kept("task", "lease_holder", "Over by itself within minutes"));
    }
}
