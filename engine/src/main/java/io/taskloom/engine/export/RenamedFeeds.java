package io.taskloom.engine.export;

import static java.util.Objects.requireNonNull;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.filter.Renaming;
import io.taskloom.engine.task.field.FieldRenamed;
import org.springframework.stereotype.Component;

/** Subscribed calendars go on showing what they showed when a field is renamed. */
@Component
class RenamedFeeds implements FieldRenamed {

    private final CalendarFeedRows rows;

    RenamedFeeds(CalendarFeedRows rows) {
        this.rows = rows;
    }

    @Override
    public void renamed(Actor actor, WorkspaceId workspace, ProjectId project, Renaming renaming, boolean everywhere) {
        for (CalendarFeed feed : rows.filtered(workspace, project, everywhere)) {
            String filter = requireNonNull(feed.filter());
            String renamed = renaming.inFilter(filter);
            if (!renamed.equals(filter)) {
                rows.filter(feed.id(), renamed);
            }
        }
    }
}
