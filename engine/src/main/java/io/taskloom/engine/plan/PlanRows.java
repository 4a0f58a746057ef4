package io.taskloom.engine.plan;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.quota.Limit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PlanRows {

    private final JdbcClient jdbc;

    PlanRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Plan> all() {
        return jdbc.sql("select * from plan order by rank").query(PlanRows::map).list();
    }

    Optional<Plan> find(String name) {
        return jdbc.sql("select * from plan where name = ?")
                .param(name)
                .query(PlanRows::map)
                .optional();
    }

    /** @param initial of a workspace for which none was chosen */
    Plan of(WorkspaceId workspace, String initial) {
        return jdbc.sql("""
                        select p.* from plan p
                        where p.name = coalesce((select w.plan from workspace_plan w where w.workspace_id = ?), ?)""")
                .params(workspace.value(), initial)
                .query(PlanRows::map)
                .single();
    }

    /** The most that any of the person's workspaces gives them; empty where one gives what the settings say, or there is none. */
    OptionalLong requests(PersonId person, String initial) {
        Long most = jdbc.sql("""
                        select case when bool_and(p.requests_per_minute is not null) then max(p.requests_per_minute) end
                        from workspace_member m
                        left join workspace_plan w on w.workspace_id = m.workspace_id
                        join plan p on p.name = coalesce(w.plan, :initial)
                        where m.person_id = :person""")
                .param("initial", initial)
                .param("person", person.value())
                .query((row, number) -> {
                    long value = row.getLong(1);
                    return row.wasNull() ? -1L : value;
                })
                .single();
        return most < 0 ? OptionalLong.empty() : OptionalLong.of(most);
    }

    void choose(WorkspaceId workspace, String plan, Instant now) {
        jdbc.sql("""
                        insert into workspace_plan (workspace_id, plan, changed_at) values (?, ?, ?)
                        on conflict (workspace_id) do update set plan = excluded.plan, changed_at = excluded.changed_at""")
                .params(workspace.value(), plan, now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whoever uses something of the workspace up takes turns. @return false if there is no such workspace */
    boolean lock(WorkspaceId workspace) {
        return jdbc.sql("select id from workspace where id = ? for no key update")
                .param(workspace.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** @return how many there are in that month now, these included */
    long countRuns(WorkspaceId workspace, LocalDate month, long more) {
        return jdbc.sql("""
                        insert into workspace_runs as r (workspace_id, month, runs) values (?, ?, ?)
                        on conflict (workspace_id, month) do update set runs = r.runs + excluded.runs
                        returning runs""")
                .params(workspace.value(), month, more)
                .query(Long.class)
                .single();
    }

    long runs(WorkspaceId workspace, LocalDate month) {
        return jdbc.sql("select runs from workspace_runs where workspace_id = ? and month = ?")
                .params(workspace.value(), month)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private static Plan map(ResultSet row, int number) throws SQLException {
        Map<Limit, Long> limits = new EnumMap<>(Limit.class);
        for (Limit limit : Limit.values()) {
            // Columns are called as limits are.
            long value = row.getLong(limit.wire());
            if (!row.wasNull()) {
                limits.put(limit, value);
            }
        }
        return new Plan(
                row.getString("name"),
                limits,
                row.getObject("runs_kept_days", Integer.class),
                row.getObject("requests_per_minute", Long.class));
    }
}
