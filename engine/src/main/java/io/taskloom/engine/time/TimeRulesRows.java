package io.taskloom.engine.time;

import io.taskloom.engine.event.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TimeRulesRows {

    private final JdbcClient jdbc;

    TimeRulesRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<TimeRulesView> find(WorkspaceId workspace) {
        return jdbc.sql("select * from time_settings where workspace_id = ?")
                .param(workspace.value())
                .query(TimeRulesRows::map)
                .optional();
    }

    /** Nobody moves the lock until the transaction ends; any number may hold it at once. */
    void holdLock(WorkspaceId workspace) {
        advisory("pg_advisory_xact_lock_shared", workspace);
    }

    /** Waits until everybody is done who writes entries by the lock as it is. */
    void takeLock(WorkspaceId workspace) {
        advisory("pg_advisory_xact_lock", workspace);
    }

    private void advisory(String function, WorkspaceId workspace) {
        jdbc.sql("select " + function + "(hashtextextended('time lock ' || ?, 0))")
                .param(workspace.toString())
                .query(row -> {});
    }

    void put(TimeRulesView rules) {
        jdbc.sql("""
                        insert into time_settings (workspace_id, rounding, rounding_minutes, locked_before, time_zone, version)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (workspace_id) do update set rounding = excluded.rounding,
                            rounding_minutes = excluded.rounding_minutes, locked_before = excluded.locked_before,
                            time_zone = excluded.time_zone, version = excluded.version""")
                .params(
                        rules.workspaceId().value(),
                        rules.rounding().column(),
                        rules.roundingMinutes(),
                        rules.lockedBefore(),
                        rules.timeZone(),
                        rules.version())
                .update();
    }

    private static TimeRulesView map(ResultSet row, int number) throws SQLException {
        return new TimeRulesView(
                new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                Rounding.of(row.getString("rounding")),
                row.getInt("rounding_minutes"),
                row.getObject("locked_before", LocalDate.class),
                row.getString("time_zone"),
                row.getLong("version"));
    }
}
