package io.taskloom.engine.task.lease;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.task.TaskId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Leases stand on the task's own row, which every write reads and locks anyway. They are none of its versions. */
@Repository
class LeaseRows {

    private final JdbcClient jdbc;

    LeaseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Row> find(TaskId task, Instant now) {
        return jdbc.sql("select lease_holder, lease_until from task where id = ? and lease_until > ?")
                .params(task.value(), utc(now))
                .query((row, number) -> new Row(
                        new PersonId(row.getObject("lease_holder", UUID.class)),
                        row.getObject("lease_until", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** @return false if somebody else has it */
    boolean take(TaskId task, Row lease, Instant now) {
        return jdbc.sql("""
                                update task set lease_holder = :me, lease_until = :until
                                where id = :task and (lease_until is null or lease_until <= :now or lease_holder = :me)""")
                        .param("me", lease.holder().value())
                        .param("until", utc(lease.until()))
                        .param("task", task.value())
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    /** @return false if there is none that this person may end */
    boolean release(TaskId task, PersonId me, boolean anybodys, Instant now) {
        return jdbc.sql("""
                                update task set lease_holder = null, lease_until = null
                                where id = :task and lease_until > :now and (lease_holder = :me or :anybodys)""")
                        .param("task", task.value())
                        .param("now", utc(now))
                        .param("me", me.value())
                        .param("anybodys", anybodys)
                        .update()
                == 1;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    record Row(PersonId holder, Instant until) {}
}
