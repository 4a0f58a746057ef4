package io.taskloom.engine.attachment;

import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.quota.Limit;
import io.taskloom.engine.quota.Usage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Attached files and those on their way, of tasks that are not in the bin. */
@Component
class FilesInUse implements Usage {

    private final JdbcClient jdbc;

    FilesInUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Limit limit() {
        return Limit.STORAGE;
    }

    @Override
    public long of(WorkspaceId workspace) {
        return jdbc.sql(
                        "select coalesce(sum(a.size), 0) from attachment a join task_ref t on t.id = a.task_id where t.workspace_id = ?")
                .param(workspace.value())
                .query(Long.class)
                .single();
    }
}
