package io.taskloom.engine.run;

import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.workspace.WorkspaceContent;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes what is remembered of a workspace's runs, once none can come to it any more. */
@Component
@Order(30)
class RunsOfWorkspace implements WorkspaceContent {

    private static final int BATCH = 500;

    private final JdbcClient db;
    private final OldRuns old;

    RunsOfWorkspace(JdbcClient db, OldRuns old) {
        this.db = db;
        this.old = old;
    }

    @Override
    public boolean remove(WorkspaceId workspace) {
        UUID[] some = db.sql("select id from run where workspace_id = ? limit ?")
                .params(workspace.value(), BATCH)
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
        old.delete(some);
        db.sql("""
                        delete from run_migration_run where migration_id in (
                            select id from run_migration where workspace_id = ?)""").param(workspace.value()).update();
        db.sql("delete from run_migration where workspace_id = ?")
                .param(workspace.value())
                .update();
        db.sql("delete from run_data where workspace_id = ?")
                .param(workspace.value())
                .update();
        db.sql("delete from workspace_runs where workspace_id = ?")
                .param(workspace.value())
                .update();
        return some.length < BATCH;
    }
}
