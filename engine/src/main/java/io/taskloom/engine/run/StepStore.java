package io.taskloom.engine.run;

import io.taskloom.engine.bpm.RunJournal.Step;
import io.taskloom.engine.event.RunId;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Rows of steps, written in batches. */
@Repository
class StepStore {

    /** A step that is told to begin once more, as a job is at each attempt, goes on in its row. */
    private static final String INSERT = """
            insert into run_step (run_id, activity_instance, element_id, element_name, element_type, topic, idle, state, failures,
                                  input, output, decisions, error, started_at, ended_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?)
            on conflict (run_id, activity_instance) do update set state = excluded.state,
                   failures = run_step.failures + excluded.failures, error = excluded.error, ended_at = excluded.ended_at
            """;

    private static final int[] INSERT_TYPES = {
        Types.OTHER,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.BOOLEAN,
        Types.VARCHAR,
        Types.INTEGER,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.TIMESTAMP_WITH_TIMEZONE
    };
    private static final String UPDATE = """
            update run_step set state = coalesce(?, state), failures = failures + ?,
                   input = coalesce(coalesce(input, '{}') || ?::jsonb, input),
                   output = coalesce(?::jsonb, output), decisions = coalesce(?::jsonb, decisions),
                   error = case when ? then null else coalesce(?, error) end,
                   ended_at = coalesce(?, ended_at), element_name = case when ? then ? else element_name end,
                   element_id = coalesce(?, element_id), skipped_by = coalesce(?, skipped_by)
            where run_id = ? and activity_instance = ?
            """;
    private static final int[] UPDATE_TYPES = {
        Types.VARCHAR,
        Types.INTEGER,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.BOOLEAN,
        Types.VARCHAR,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.BOOLEAN,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.OTHER,
        Types.OTHER,
        Types.VARCHAR
    };

    /** Elements that wait for a person, a message, a time or their own insides. */
    private static final Set<String> IDLE = Set.of(
            "userTask",
            "receiveTask",
            "eventBasedGateway",
            "parallelGateway",
            "inclusiveGateway",
            "intermediateTimer",
            "intermediateMessageCatch",
            "intermediateSignalCatch",
            "intermediateConditional",
            "subProcess",
            "adHocSubProcess",
            "transaction",
            "callActivity",
            "multiInstanceBody");

    private final JdbcTemplate db;
    private final StepValues values;

    StepStore(JdbcTemplate db, StepValues values) {
        this.db = db;
        this.values = values;
    }

    void insert(List<StepNote> notes) {
        if (!notes.isEmpty()) {
            db.batchUpdate(INSERT, notes.stream().map(this::inserted).toList(), INSERT_TYPES);
        }
    }

    void update(List<StepNote> notes) {
        if (!notes.isEmpty()) {
            db.batchUpdate(UPDATE, notes.stream().map(this::updated).toList(), UPDATE_TYPES);
        }
    }

    /** How much a run has grown, counted no further than it takes to know. */
    Length length(RunId run, int most) {
        return db.query("""
                        select count(*), count(*) filter (where ended_at is null)
                        from (select ended_at from run_step where run_id = ? and element_type <> 'job' limit ?) step
                        """, (row, number) -> new Length(row.getInt(1), row.getInt(2)), run.value(), most)
                .getFirst();
    }

    /** @param open of all its steps */
    record Length(int steps, int open) {}

    /** Whatever an ended run had still open. */
    void close(RunId run, Instant at) {
        db.update(
                "update run_step set state = 'cancelled', ended_at = ? where run_id = ? and ended_at is null",
                RunStore.time(at),
                run.value());
    }

    /** BPMN id of the element a step passes through. */
    Optional<String> element(StepKey step) {
        return db
                .queryForList(
                        "select element_id from run_step where run_id = ? and activity_instance = ?",
                        String.class,
                        step.run().value(),
                        step.activityInstance())
                .stream()
                .findFirst();
    }

    private @Nullable Object[] inserted(StepNote note) {
        Step step = Objects.requireNonNull(note.born);
        return new @Nullable Object[] {
            note.key.run().value(),
            note.key.activityInstance(),
            step.elementId(),
            step.elementName(),
            step.elementType(),
            step.topic(),
            IDLE.contains(step.elementType()),
            (note.state == null ? StepView.State.ACTIVE : note.state).wire(),
            note.failures,
            values.written(note.input),
            values.written(note.output),
            values.decided(note.decisions),
            note.state == StepView.State.COMPLETED ? null : note.error,
            RunStore.time(step.at()),
            note.endedAt == null ? null : RunStore.time(note.endedAt)
        };
    }

    private @Nullable Object[] updated(StepNote note) {
        return new @Nullable Object[] {
            note.state == null ? null : note.state.wire(),
            note.failures,
            values.written(note.input),
            values.written(note.output),
            values.decided(note.decisions),
            note.state == StepView.State.COMPLETED,
            note.error,
            note.endedAt == null ? null : RunStore.time(note.endedAt),
            note.elementId != null,
            note.elementName,
            note.elementId,
            note.skippedBy == null ? null : note.skippedBy.value(),
            note.key.run().value(),
            note.key.activityInstance()
        };
    }
}
