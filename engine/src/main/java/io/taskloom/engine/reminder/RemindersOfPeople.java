package io.taskloom.engine.reminder;

import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who is reminded. */
@Component
class RemindersOfPeople implements PersonalData {

    @Override
    public List<PersonColumn> columns() {
        return List.of(
                PersonColumn.kept(
                        "reminder",
                        "person_id",
                        "Its timer belongs to the task, and reminds nobody who is not in the project"),
                PersonColumn.cleared("reminder_rules", "manager_id", "Nobody is told any more"));
    }

    @Override
    public List<Extract> extracts() {
        return List.of(new Extract("reminders", """
                        select task_id, at, before, state, created_at from reminder where person_id = :person"""));
    }
}
