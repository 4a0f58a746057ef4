package io.taskloom.engine.workspace;

import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.quota.Limit;
import io.taskloom.engine.quota.Usage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many are in the workspace. */
@Component
class MembersInUse implements Usage {

    private final JdbcClient jdbc;

    MembersInUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Limit limit() {
        return Limit.MEMBERS;
    }

    @Override
    public long of(WorkspaceId workspace) {
        return jdbc.sql("select count(*) from workspace_member where workspace_id = ?")
                .param(workspace.value())
                .query(Long.class)
                .single();
    }
}
