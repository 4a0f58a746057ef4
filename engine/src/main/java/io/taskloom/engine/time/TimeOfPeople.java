package io.taskloom.engine.time;

import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who worked for how long. */
@Component
class TimeOfPeople implements PersonalData {

    @Override
    public List<PersonColumn> columns() {
        return List.of(PersonColumn.kept(
                "time_entry", "person_id", "Time that is counted, and perhaps paid, stays; by a deleted person"));
    }

    @Override
    public List<Extract> extracts() {
        return List.of(new Extract("time-entries", """
                        select id, task_id, project_id, started_at, ended_at, note, billable from time_entry where person_id = :person order by started_at"""));
    }
}
