package io.taskloom.engine.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ActorColumns;
import io.taskloom.engine.event.Ids;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The activity log of a task (promise T10): one list of everything that happened to it. Changes of the task itself are
 * written with it; what hangs on a task adds its own here.
 */
@Service
public class TaskLog {

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    TaskLog(JdbcTemplate jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Adds an entry in the caller's transaction; whether the actor may do it, the caller has decided.
     *
     * @param type in the past tense, lower case with underscores: {@code commented}, {@code dependency_added}
     * @param fields what changed, values as they stand in JSON. They are kept as long as the task: name by id what can be
     *     deleted by itself
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(Actor actor, TaskId task, String type, List<FieldChange> fields) {
        ActorColumns by = ActorColumns.of(actor);
        jdbc.update(
                """
                insert into task_change (id, task_id, at, actor_kind, actor_id, actor_person, type, fields)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                """,
                Ids.next(),
                task.value(),
                TaskRows.utc(clock.instant().truncatedTo(ChronoUnit.MICROS)),
                by.kind(),
                by.id(),
                by.person(),
                type,
                write(fields));
    }

    private String write(List<FieldChange> fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A change holds what is no JSON", e);
        }
    }
}
