package io.taskloom.engine.run.undo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.bpm.StepUndo.Effect;
import io.taskloom.engine.bpm.StepUndo.Outcome;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.run.RunView.UndoState;
import io.taskloom.engine.run.StepValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UndoRows {

    private static final TypeReference<List<Effect>> EFFECTS = new TypeReference<>() {};

    private static final String STEP = """
            s.activity_instance, s.element_id, s.element_name, s.element_type = 'userTask' as by_person, s.topic,
            s.state = 'completed' as completed, s.input, s.output""";

    private final JdbcClient db;
    private final ObjectMapper json;
    private final StepValues values;

    UndoRows(JdbcClient db, ObjectMapper json, StepValues values) {
        this.db = db;
        this.json = json;
        this.values = values;
    }

    /**
     * What may have had an effect outside of the run, from the last to the first: what was done by a person, elsewhere or by an
     * action of ours, and what was tried elsewhere and never came to an end. Of an action of ours that did not, nothing is left.
     */
    List<DoneStep> done(RunId run, int limit) {
        return db.sql("select " + STEP + """
                         from run_step s
                        where s.run_id = :run and (
                            s.state = 'completed' and (s.topic is not null or s.element_type in ('userTask', 'serviceTask', 'sendTask'))
                            or s.state in ('failed', 'retrying', 'cancelled', 'skipped') and s.topic is not null
                               and s.topic not like 'taskloom:%')
                        order by s.ended_at desc nulls first, s.ordinal desc limit :limit""")
                .param("run", run.value())
                .param("limit", limit)
                .query((row, number) -> step(row))
                .list();
    }

    /** @return whether nobody was faster */
    boolean begin(RunId run, WorkspaceId workspace, PersonId person, Instant at) {
        return db.sql("""
                        insert into run_undo (run_id, workspace_id, person_id, started_at, state)
                        values (?, ?, ?, ?, 'under_way') on conflict do nothing""")
                        .params(run.value(), workspace.value(), person.value(), utc(at))
                        .update()
                == 1;
    }

    void add(RunId run, int position, UndoStep step) {
        db.sql("""
                        insert into run_undo_step (run_id, activity_instance, position, key, state, effects, reason)
                        values (?, ?, ?, ?, ?, ?::jsonb, ?)""")
                .params(
                        run.value(),
                        step.id(),
                        position,
                        Ids.next(),
                        step.state().wire(),
                        step.effects().isEmpty() ? null : written(step.effects()),
                        step.reason())
                .update();
    }

    /** Has what failed tried once more, with that person's rights. @return whether anything had, and nothing was under way */
    boolean again(RunId run, PersonId person) {
        boolean mine = db.sql("""
                        update run_undo set state = 'under_way', ended_at = null, person_id = ?
                        where run_id = ? and state = 'failed'""").params(person.value(), run.value()).update() == 1;
        if (mine) {
            db.sql("""
                            update run_undo_step set state = 'waiting', reason = null, ended_at = null
                            where run_id = ? and state = 'failed'""").param(run.value()).update();
        }
        return mine;
    }

    Optional<RunUndo> find(RunId run) {
        return db.sql("""
                        select u.*, a.name from run_undo u join run r on r.id = u.run_id
                        join automation a on a.id = r.automation_id where u.run_id = ?""")
                .param(run.value())
                .query((row, number) -> new RunUndo(
                        run,
                        new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                        row.getString("name"),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getObject("started_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** The step to take back now; empty if none waits. */
    Optional<Next> next(RunId run) {
        return db.sql("select u.key, " + STEP + """
                         from run_undo_step u join run_step s using (run_id, activity_instance)
                        where u.run_id = ? and u.state = 'waiting' order by u.position limit 1""")
                .param(run.value())
                .query((row, number) -> new Next(row.getObject("key", UUID.class), step(row)))
                .optional();
    }

    /** Says what came of a step, unless that is known. */
    void end(RunId run, String step, Outcome outcome, Instant at) {
        UndoStepState state =
                switch (outcome) {
                    case Outcome.Taken taken -> UndoStepState.of(taken.effects());
                    case Outcome.Impossible ignored -> UndoStepState.LEFT;
                    case Outcome.Failed ignored -> UndoStepState.FAILED;
                };
        String reason =
                switch (outcome) {
                    case Outcome.Taken ignored -> null;
                    case Outcome.Impossible impossible -> impossible.why();
                    case Outcome.Failed failed -> failed.why();
                };
        String effects = outcome instanceof Outcome.Taken taken ? written(taken.effects()) : null;
        db.sql("""
                        update run_undo_step set state = ?, effects = ?::jsonb, reason = ?, ended_at = ?
                        where run_id = ? and activity_instance = ? and state = 'waiting'""")
                .params(state.wire(), effects, reason, utc(at), run.value(), step)
                .update();
    }

    List<UndoStep> steps(RunId run) {
        return db.sql("""
                        select u.*, s.element_id, s.element_name
                        from run_undo_step u join run_step s using (run_id, activity_instance)
                        where u.run_id = ? order by u.position""")
                .param(run.value())
                .query((row, number) -> new UndoStep(
                        row.getString("activity_instance"),
                        row.getString("element_id"),
                        row.getString("element_name"),
                        UndoStepState.of(row.getString("state")),
                        read(row.getString("effects")),
                        row.getString("reason"),
                        instant(row)))
                .list();
    }

    /** @return whether it was under way */
    boolean finish(RunId run, UndoState state, Instant at) {
        return db.sql("update run_undo set state = ?, ended_at = ? where run_id = ? and state = 'under_way'")
                        .params(state.wire(), utc(at), run.value())
                        .update()
                == 1;
    }

    /** @param started since when it is being undone */
    record RunUndo(RunId run, WorkspaceId workspace, String automation, PersonId person, Instant started) {}

    record Next(UUID key, DoneStep step) {}

    private DoneStep step(ResultSet row) throws SQLException {
        return new DoneStep(
                row.getString("activity_instance"),
                row.getString("element_id"),
                row.getString("element_name"),
                row.getBoolean("by_person"),
                row.getString("topic"),
                row.getBoolean("completed"),
                values.whole(row.getString("input")),
                values.whole(row.getString("output")));
    }

    private static @Nullable Instant instant(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("ended_at", OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private String written(List<Effect> effects) {
        try {
            return json.writeValueAsString(effects);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Effect> read(@Nullable String effects) {
        try {
            return effects == null ? List.of() : json.readValue(effects, EFFECTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A column of effects is not what was written", e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
