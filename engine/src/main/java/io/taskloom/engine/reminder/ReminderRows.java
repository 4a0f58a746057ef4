package io.taskloom.engine.reminder;

import io.taskloom.engine.task.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReminderRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReminderRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(Reminder reminder) {
        jdbc.sql("insert into reminder (id, task_id, at, before, state, created_at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        reminder.id().value(),
                        reminder.task().value(),
                        reminder.at().atOffset(ZoneOffset.UTC),
                        reminder.before(),
                        reminder.state().column(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Soonest first. */
    List<Reminder> of(TaskId task) {
        return jdbc.sql("select * from reminder where task_id = ? order by at, id")
                .param(task.value())
                .query(ReminderRows::map)
                .list();
    }

    List<Reminder> kept(Collection<TaskId> tasks) {
        return jdbc.sql("select * from reminder where task_id = any (?) and state <> 'removed' order by at, id")
                .param(tasks.stream().map(TaskId::value).toArray(UUID[]::new))
                .query(ReminderRows::map)
                .list();
    }

    Optional<Reminder> find(ReminderId id) {
        return jdbc.sql("select * from reminder where id = ?")
                .param(id.value())
                .query(ReminderRows::map)
                .optional();
    }

    void moved(ReminderId id, Instant at) {
        jdbc.sql("update reminder set at = ? where id = ?")
                .params(at.atOffset(ZoneOffset.UTC), id.value())
                .update();
    }

    /** @return false if it is not in that state any more */
    boolean pass(ReminderId id, Reminder.State from, Reminder.State to) {
        return jdbc.sql("update reminder set state = ? where id = ? and state = ?")
                        .params(to.column(), id.value(), from.column())
                        .update()
                == 1;
    }

    void removeAll(TaskId task) {
        jdbc.sql("update reminder set state = 'removed' where task_id = ? and state in ('armed', 'sending')")
                .param(task.value())
                .update();
    }

    void pauseAll(TaskId task) {
        jdbc.sql("""
                        update reminder set state = case state when 'armed' then 'paused' else 'removed' end
                        where task_id = ? and state in ('armed', 'sending')""").param(task.value()).update();
    }

    private static Reminder map(ResultSet row, int number) throws SQLException {
        return new Reminder(
                new ReminderId(row.getObject("id", UUID.class)),
                new TaskId(row.getObject("task_id", UUID.class)),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("before"),
                Reminder.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
    }
}
