package io.taskloom.engine.automation;

import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.quota.Limit;
import io.taskloom.engine.quota.Usage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Published automations; drafts are free. */
@Component
class AutomationsInUse implements Usage {

    private final JdbcClient jdbc;

    AutomationsInUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Limit limit() {
        return Limit.AUTOMATIONS;
    }

    @Override
    public long of(WorkspaceId workspace) {
        return jdbc.sql(
                        "select count(*) from automation where workspace_id = ? and published is not null and deleted_at is null")
                .param(workspace.value())
                .query(Long.class)
                .single();
    }
}
