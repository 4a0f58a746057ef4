package io.taskloom.engine.export;

import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Addresses of calendars. */
@Component
class FeedsOfPeople implements PersonalData {

    @Override
    public List<PersonColumn> columns() {
        return List.of(
                PersonColumn.deleted("calendar_feed", "person_id", "An address that leads nowhere without its person"));
    }

    @Override
    public List<Extract> extracts() {
        return List.of(new Extract("calendar-feeds", """
                        select id, name, project_id, only_mine, filter, created_at, last_used_at from calendar_feed where person_id = :person"""));
    }
}
