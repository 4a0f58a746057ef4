package io.taskloom.engine.task.saved;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.filter.Renaming;
import io.taskloom.engine.task.field.FieldRenamed;
import org.springframework.stereotype.Component;

/** Everybody's filters, shared or not, go on showing what they showed when a field is renamed. */
@Component
class RenamedFilters implements FieldRenamed {

    private final SavedFilterRows rows;
    private final Events events;

    RenamedFilters(SavedFilterRows rows, Events events) {
        this.rows = rows;
        this.events = events;
    }

    @Override
    public void renamed(Actor actor, WorkspaceId workspace, ProjectId project, Renaming renaming, boolean everywhere) {
        for (SavedFilter before : rows.about(workspace, project, everywhere)) {
            SavedFilter after = before.renamed(renaming);
            if (!after.equals(before)) {
                rows.update(after, before.version());
                events.publish(actor, FilterChanged.of(after, false, after.shared()));
            }
        }
    }
}
