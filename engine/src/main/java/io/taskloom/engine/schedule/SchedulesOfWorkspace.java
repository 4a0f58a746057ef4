package io.taskloom.engine.schedule;

import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.workspace.WorkspaceContent;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Stops the schedules of a workspace that is about to go, before its automations go. */
@Component
@Order(15)
class SchedulesOfWorkspace implements WorkspaceContent {

    private final ScheduleRows rows;

    SchedulesOfWorkspace(ScheduleRows rows) {
        this.rows = rows;
    }

    @Override
    public boolean remove(WorkspaceId workspace) {
        rows.remove(workspace);
        return true;
    }
}
