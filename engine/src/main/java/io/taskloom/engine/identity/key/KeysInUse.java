package io.taskloom.engine.identity.key;

import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.quota.Limit;
import io.taskloom.engine.quota.Usage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keys that are good for the workspace alone; those for all of a person's workspaces are nobody's. */
@Component
class KeysInUse implements Usage {

    private final JdbcClient jdbc;

    KeysInUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Limit limit() {
        return Limit.API_KEYS;
    }

    @Override
    public long of(WorkspaceId workspace) {
        return jdbc.sql("select count(*) from api_key where workspace_id = ?")
                .param(workspace.value())
                .query(Long.class)
                .single();
    }
}
