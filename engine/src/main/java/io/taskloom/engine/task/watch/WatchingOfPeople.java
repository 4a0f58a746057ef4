package io.taskloom.engine.task.watch;

import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** What somebody wants to be told of. */
@Component
class WatchingOfPeople implements PersonalData {

    @Override
    public List<PersonColumn> columns() {
        return List.of(
                PersonColumn.deleted("task_watcher", "person_id", "A choice of that person alone"),
                PersonColumn.deleted("project_notification_level", "person_id", "A choice of that person alone"));
    }

    @Override
    public List<Extract> extracts() {
        return List.of(new Extract("watched-tasks", """
                        select task_id, watching, since from task_watcher where person_id = :person"""), new Extract("notification-levels", """
                        select project_id, level from project_notification_level where person_id = :person"""));
    }
}
