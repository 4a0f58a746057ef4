package io.taskloom.engine.reminder;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.task.ReminderWish.Missed;
import io.taskloom.engine.task.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReminderRulesRows {

    private static final Duration LEASE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final People people;

    ReminderRulesRows(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    ReminderRulesView find(ProjectId project) {
        return jdbc.sql("select * from reminder_rules where project_id = ?")
                .param(project.value())
                .query(this::map)
                .optional()
                .orElse(ReminderRulesView.NONE);
    }

    /**
     * @param sweep whether tasks that are overdue already have to be gone through
     * @return false if somebody else was faster
     */
    boolean put(ProjectId project, ReminderRulesView rules, boolean sweep) {
        return jdbc.sql("""
                        insert into reminder_rules (project_id, missed, assignees_after, manager_after, working, manager_id,
                            version, sweeping, swept, leased_until)
                        values (:project, :missed, :assignees, :manager, :working, :person, :version, :sweep, 0, 'epoch')
                        on conflict (project_id) do update set missed = excluded.missed,
                            assignees_after = excluded.assignees_after, manager_after = excluded.manager_after,
                            working = excluded.working, manager_id = excluded.manager_id, version = excluded.version,
                            sweeping = excluded.sweeping or reminder_rules.sweeping,
                            swept_to = case when excluded.sweeping then null else reminder_rules.swept_to end,
                            swept = case when excluded.sweeping then 0 else reminder_rules.swept end,
                            leased_until = case when excluded.sweeping then excluded.leased_until
                                else reminder_rules.leased_until end
                        where reminder_rules.version = excluded.version - 1""")
                        .param("project", project.value())
                        .param("missed", rules.missed().column())
                        .param("assignees", rules.assigneesAfter())
                        .param("manager", rules.managerAfter())
                        .param("working", rules.working())
                        .param(
                                "person",
                                rules.managerId() == null
                                        ? null
                                        : rules.managerId().value())
                        .param("version", rules.version())
                        .param("sweep", sweep)
                        .update()
                == 1;
    }

    /** @param swept how many tasks were gone through before */
    record Sweep(ProjectId project, long version, @Nullable UUID to, int swept) {}

    /** One project of those that wait, for this node alone until the lease is over. */
    Optional<Sweep> lease(Instant now) {
        return jdbc.sql("""
                        update reminder_rules set leased_until = :until
                        where project_id = (select project_id from reminder_rules
                            where sweeping and leased_until < :now order by leased_until limit 1 for update skip locked)
                        returning project_id, version, swept_to, swept""")
                .param("until", now.plus(LEASE).atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Sweep(
                        new ProjectId(row.getObject("project_id", UUID.class)),
                        row.getLong("version"),
                        row.getObject("swept_to", UUID.class),
                        row.getInt("swept")))
                .optional();
    }

    List<TaskId> overdue(ProjectId project, @Nullable UUID behind, int most) {
        return jdbc.sql("select id from overdue_task where project_id = ? and id > ? order by id limit ?")
                .params(project.value(), behind == null ? new UUID(0, 0) : behind, most)
                .query((row, number) -> new TaskId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Goes on from there; nothing happens if the rules have changed meanwhile, since then it begins anew. */
    void swept(Sweep sweep, List<TaskId> done, boolean over) {
        jdbc.sql("""
                        update reminder_rules set sweeping = ?, swept_to = ?, swept = ?, leased_until = 'epoch'
                        where project_id = ? and version = ?""")
                .params(
                        !over,
                        done.isEmpty() ? sweep.to() : done.getLast().value(),
                        sweep.swept() + done.size(),
                        sweep.project().value(),
                        sweep.version())
                .update();
    }

    private ReminderRulesView map(ResultSet row, int number) throws SQLException {
        UUID manager = row.getObject("manager_id", UUID.class);
        return new ReminderRulesView(
                Missed.valueOf(row.getString("missed").toUpperCase(Locale.ROOT)),
                row.getString("assignees_after"),
                row.getString("manager_after"),
                row.getBoolean("working"),
                manager == null ? null : person(new PersonId(manager)),
                row.getLong("version"));
    }

    private @Nullable PersonView person(PersonId id) {
        return people.find(Set.of(id)).get(id);
    }
}
