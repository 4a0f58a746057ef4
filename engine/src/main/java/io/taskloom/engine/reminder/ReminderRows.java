package io.taskloom.engine.reminder;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.task.ReminderWish.Anchor;
import io.taskloom.engine.task.ReminderWish.Channel;
import io.taskloom.engine.task.ReminderWish.Missed;
import io.taskloom.engine.task.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
        Reminder.Relative relative = reminder.relative();
        Repetition repetition = reminder.repetition();
        jdbc.sql("""
                        insert into reminder (id, task_id, at, before, anchor, first_at, person_id, channels, every, rule,
                            zone, times, until, missed, working, in_hours, stage, sent, snoozed, state, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        reminder.id().value(),
                        reminder.task().value(),
                        utc(reminder.at()),
                        relative == null ? null : relative.before(),
                        relative == null ? null : relative.anchor().column(),
                        utc(reminder.first()),
                        reminder.told().person() == null
                                ? null
                                : reminder.told().person().value(),
                        reminder.told().channels().stream().map(Channel::column).toArray(String[]::new),
                        repetition == null ? null : repetition.every(),
                        repetition == null ? null : repetition.rule(),
                        repetition == null ? null : repetition.zone().getId(),
                        repetition == null ? null : repetition.times(),
                        repetition == null || repetition.until() == null ? null : utc(repetition.until()),
                        reminder.missed() == null ? null : reminder.missed().column(),
                        relative != null && relative.working(),
                        reminder.inHours(),
                        reminder.stage() == null ? null : reminder.stage().column(),
                        reminder.sent(),
                        reminder.snoozed(),
                        reminder.state().column(),
                        utc(clock.instant()))
                .update();
    }

    /** Soonest first. */
    List<Reminder> of(TaskId task) {
        return jdbc.sql("select * from reminder where task_id = ? order by at, id")
                .param(task.value())
                .query(ReminderRows::map)
                .list();
    }

    /** What of the task's escalation is armed, or was told since it became overdue. */
    List<Reminder> stages(TaskId task) {
        return of(task).stream().filter(reminder -> reminder.stage() != null).toList();
    }

    List<Reminder> kept(Collection<TaskId> tasks) {
        return jdbc.sql(
                        "select * from reminder where task_id = any (?) and state <> 'removed' and stage is null order by at, id")
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

    /** @return false if it is not in the state any more in which it was read */
    boolean change(Reminder before, Reminder after) {
        return jdbc.sql("""
                                update reminder set at = ?, first_at = ?, sent = ?, snoozed = ?, state = ?
                                where id = ? and state = ?""")
                        .params(
                                utc(after.at()),
                                utc(after.first()),
                                after.sent(),
                                after.snoozed(),
                                after.state().column(),
                                before.id().value(),
                                before.state().column())
                        .update()
                == 1;
    }

    /** @return false if it is not in that state any more */
    boolean pass(ReminderId id, Reminder.State from, Reminder.State to) {
        return jdbc.sql("update reminder set state = ? where id = ? and state = ?")
                        .params(to.column(), id.value(), from.column())
                        .update()
                == 1;
    }

    /** Its task has no process any more, and may get one again. */
    void pauseAll(TaskId task) {
        jdbc.sql("""
                        update reminder set state = case state when 'armed' then 'paused' else 'removed' end
                        where task_id = ? and state in ('armed', 'sending')""").param(task.value()).update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Reminder map(ResultSet row, int number) throws SQLException {
        UUID person = row.getObject("person_id", UUID.class);
        String anchor = row.getString("anchor");
        String missed = row.getString("missed");
        String stage = row.getString("stage");
        return new Reminder(
                new ReminderId(row.getObject("id", UUID.class)),
                new TaskId(row.getObject("task_id", UUID.class)),
                time(row, "at"),
                time(row, "first_at"),
                anchor == null
                        ? null
                        : new Reminder.Relative(
                                Anchor.valueOf(anchor.toUpperCase(Locale.ROOT)),
                                row.getString("before"),
                                row.getBoolean("working")),
                new Reminder.Told(person == null ? null : new PersonId(person), Reminder.channels(List.of((String[])
                        row.getArray("channels").getArray()))),
                repetition(row),
                missed == null ? null : Missed.valueOf(missed.toUpperCase(Locale.ROOT)),
                row.getBoolean("in_hours"),
                stage == null ? null : Stage.valueOf(stage.toUpperCase(Locale.ROOT)),
                row.getInt("sent"),
                row.getBoolean("snoozed"),
                Reminder.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
    }

    private static @Nullable Repetition repetition(ResultSet row) throws SQLException {
        String zone = row.getString("zone");
        return zone == null
                ? null
                : new Repetition(
                        row.getString("every"),
                        row.getString("rule"),
                        ZoneId.of(zone),
                        row.getObject("times", Integer.class),
                        row.getObject("until") == null ? null : time(row, "until"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
