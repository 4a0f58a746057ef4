package io.taskloom.engine.run.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RunMigrationRows {

    private static final TypeReference<LinkedHashMap<String, @Nullable String>> STEPS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    RunMigrationRows(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @throws org.springframework.dao.DuplicateKeyException if another of the automation is at work */
    void insert(RunMigration migration) {
        jdbc.sql("""
                        insert into run_migration (id, workspace_id, automation_id, from_version, to_version, way, steps, new_timers,
                                                   person_id, started_at, total)
                        values (:id, :workspace, :automation, :from, :to, :way, cast(:steps as jsonb), :newTimers, :person, :at, :total)
                        """)
                .param("id", migration.id().value())
                .param("workspace", migration.workspace().value())
                .param("automation", migration.automation().value())
                .param("from", migration.from())
                .param("to", migration.to())
                .param("way", migration.way().wire())
                .param("steps", written(migration.steps()))
                .param("newTimers", migration.newTimers())
                .param("person", migration.person().value())
                .param("at", utc(migration.startedAt()))
                .param("total", migration.total())
                .update();
    }

    Optional<RunMigration> find(RunMigrationId id) {
        return jdbc.sql("select * from run_migration where id = ?")
                .param(id.value())
                .query(this::map)
                .optional();
    }

    /** Newest first. */
    List<RunMigration> page(AutomationId automation, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                        select * from run_migration where automation_id = :automation and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :limit""")
                .param("automation", automation.value())
                .param("before", before)
                .param("limit", limit)
                .query(this::map)
                .list();
    }

    int open(AutomationId automation, int version) {
        return jdbc.sql("select count(*) from run where automation_id = ? and version = ? and ended_at is null")
                .params(automation.value(), version)
                .query(Integer.class)
                .single();
    }

    /** Takes one that nobody works on. */
    Optional<RunMigrationId> claim(UUID node, Instant now, Instant until) {
        return jdbc.sql("""
                        update run_migration set lease_by = :node, lease_until = :until where id = (
                            select id from run_migration where ended_at is null and (lease_until is null or lease_until < :now)
                            order by started_at limit 1 for update skip locked)
                        returning id""")
                .param("node", node)
                .param("until", utc(until))
                .param("now", utc(now))
                .query((row, number) -> new RunMigrationId(row.getObject("id", UUID.class)))
                .optional();
    }

    /** @return whether it is still this node's */
    boolean keep(RunMigrationId id, UUID node, Instant until) {
        return jdbc.sql("update run_migration set lease_until = ? where id = ? and lease_by = ? and ended_at is null")
                        .params(utc(until), id.value(), node)
                        .update()
                == 1;
    }

    /** A node that stops lets go of what it has. */
    void release(UUID node) {
        jdbc.sql("update run_migration set lease_by = null, lease_until = null where lease_by = ?")
                .param(node)
                .update();
    }

    /** Some that follow the version and have not been tried. */
    List<RunId> next(RunMigration migration, int most) {
        return jdbc.sql("""
                        select id from run
                        where automation_id = :automation and version = :from and ended_at is null and started_at <= :before
                          and not exists (select from run_migration_run d where d.migration_id = :migration and d.run_id = run.id)
                        order by id limit :most""")
                .param("automation", migration.automation().value())
                .param("from", migration.from())
                .param("before", utc(migration.startedAt()))
                .param("migration", migration.id().value())
                .param("most", most)
                .query((row, number) -> new RunId(row.getObject("id", UUID.class)))
                .list();
    }

    /** @param begun in its place @param reason why it stays; null if it left */
    void done(RunMigrationId migration, RunId run, @Nullable RunId begun, @Nullable String reason) {
        jdbc.sql("""
                        insert into run_migration_run (migration_id, run_id, new_run_id, reason) values (?, ?, ?, ?)
                        on conflict do nothing""")
                .params(migration.value(), run.value(), begun == null ? null : begun.value(), reason)
                .update();
    }

    void end(RunMigrationId id, Instant at, @Nullable String stopped) {
        jdbc.sql("""
                        update run_migration set ended_at = ?, stopped = ?, lease_by = null, lease_until = null where id = ?""").params(utc(at), stopped, id.value()).update();
    }

    Map<RunMigrationId, Count> counts(List<RunMigrationId> ids) {
        Map<RunMigrationId, Count> counts = new LinkedHashMap<>();
        jdbc.sql("""
                        select migration_id, count(*) filter (where reason is null) as moved,
                               count(*) filter (where reason is not null) as stayed
                        from run_migration_run where migration_id = any(?) group by migration_id""")
                .param(ids.stream().map(RunMigrationId::value).toArray(UUID[]::new))
                .query(row -> {
                    counts.put(
                            new RunMigrationId(row.getObject("migration_id", UUID.class)),
                            new Count(row.getInt("moved"), row.getInt("stayed")));
                });
        return counts;
    }

    List<RunMigrationView.Left> left(RunMigrationId id, int most) {
        return jdbc.sql("""
                        select run_id, reason from run_migration_run where migration_id = ? and reason is not null
                        order by run_id limit ?""")
                .params(id.value(), most)
                .query((row, number) -> new RunMigrationView.Left(
                        new RunId(row.getObject("run_id", UUID.class)), row.getString("reason")))
                .list();
    }

    /** What runs that have not ended wait for, the newest version first; what only contains other steps is left out. */
    List<Waiting> waiting(AutomationId automation) {
        return jdbc.sql("""
                        select r.version, s.element_id, max(s.element_name) as element_name, min(s.element_type) as element_type,
                               count(distinct r.id) as runs, count(distinct r.id) filter (where s.state = 'failed') as failed
                        from run r join run_step s on s.run_id = r.id and s.ended_at is null
                             and s.element_type not in ('subProcess', 'adHocSubProcess', 'transaction', 'multiInstanceBody')
                        where r.automation_id = ? and r.ended_at is null
                        group by r.version, s.element_id
                        order by r.version desc, runs desc, s.element_id""")
                .param(automation.value())
                .query((row, number) -> new Waiting(
                        row.getInt("version"),
                        row.getString("element_id"),
                        row.getString("element_name"),
                        row.getString("element_type"),
                        row.getInt("runs"),
                        row.getInt("failed")))
                .list();
    }

    Map<Integer, Integer> openByVersion(AutomationId automation) {
        Map<Integer, Integer> open = new LinkedHashMap<>();
        jdbc.sql("""
                        select version, count(*) as runs from run where automation_id = ? and ended_at is null
                        group by version order by version desc""").param(automation.value()).query(row -> {
            open.put(row.getInt("version"), row.getInt("runs"));
        });
        return open;
    }

    record Count(int moved, int stayed) {

        static final Count NONE = new Count(0, 0);
    }

    record Waiting(
            int version, String elementId, @Nullable String elementName, String elementType, int runs, int failed) {}

    private RunMigration map(ResultSet row, int number) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new RunMigration(
                new RunMigrationId(row.getObject("id", UUID.class)),
                new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                new AutomationId(row.getObject("automation_id", UUID.class)),
                row.getInt("from_version"),
                row.getInt("to_version"),
                row.getString("way").equals(Way.MIGRATE.wire()) ? Way.MIGRATE : Way.RESTART,
                read(row.getString("steps")),
                row.getBoolean("new_timers"),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getInt("total"),
                ended == null ? null : ended.toInstant(),
                row.getString("stopped"));
    }

    private String written(Map<String, @Nullable String> steps) {
        try {
            return json.writeValueAsString(steps);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, @Nullable String> read(String steps) {
        try {
            return json.readValue(steps, STEPS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A column of steps is not what was written", e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
