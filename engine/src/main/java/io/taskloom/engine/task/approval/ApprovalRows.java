package io.taskloom.engine.task.approval;

import io.taskloom.engine.bpm.UserTaskId;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.task.TaskId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Votes of a round: a task that comes back to the column is another user task, and asks anew. */
@Repository
class ApprovalRows {

    private final JdbcTemplate jdbc;

    ApprovalRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void insert(TaskId task, UserTaskId round, Row vote) {
        jdbc.update(
                """
                insert into task_approval (user_task_id, person_id, task_id, decision, comment, at)
                values (?, ?, ?, ?, ?, ?)""",
                round.value(),
                vote.person().value(),
                task.value(),
                vote.decision().word(),
                vote.comment(),
                vote.at().atOffset(ZoneOffset.UTC));
    }

    List<Row> of(UserTaskId round) {
        return jdbc.query(
                "select person_id, decision, comment, at from task_approval where user_task_id = ? order by at, person_id",
                (row, number) -> new Row(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        Decision.of(row.getString("decision")),
                        row.getString("comment"),
                        row.getObject("at", OffsetDateTime.class).toInstant()),
                round.value());
    }

    record Row(PersonId person, Decision decision, @Nullable String comment, Instant at) {}
}
