package io.taskloom.engine.automation;

import io.taskloom.engine.bpm.Deployments;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.workspace.WorkspaceContent;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes the automations of a workspace that is about to go, what runs of them first. */
@Component
@Order(20)
class AutomationsOfWorkspace implements WorkspaceContent {

    private final JdbcClient db;
    private final Deployments deployments;

    AutomationsOfWorkspace(JdbcClient db, Deployments deployments) {
        this.db = db;
        this.deployments = deployments;
    }

    @Override
    public boolean remove(WorkspaceId workspace) {
        // First, so that nothing starts another run meanwhile.
        delete("delete from trigger where workspace_id = ?", workspace);
        if (!deployments.remove(workspace)) {
            return false;
        }
        delete("""
                delete from automation_version where automation_id in (
                    select id from automation where workspace_id = ?)""", workspace);
        delete("delete from automation where workspace_id = ?", workspace);
        return true;
    }

    private void delete(String sql, WorkspaceId workspace) {
        db.sql(sql).param(workspace.value()).update();
    }
}
