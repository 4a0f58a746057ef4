package io.taskloom.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.bpm.Decided;
import io.taskloom.engine.event.DomainEvent.Subject;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs as pages show them. */
@Repository
class RunReader {

    private static final String VIEW = "select run.*, " + RunSearch.WAITS
            + " as waits, a.name" + RunSearch.UNDO + " from run join automation a on a.id = run.automation_id"
            + RunSearch.UNDO_JOIN + " where ";

    private static final TypeReference<List<Decided>> DECISIONS = new TypeReference<>() {};

    private final JdbcClient db;
    private final ObjectMapper json;
    private final People people;

    RunReader(JdbcClient db, ObjectMapper json, People people) {
        this.db = db;
        this.json = json;
        this.people = people;
    }

    Optional<RunView> find(RunId run) {
        return named(db.sql(VIEW + "run.id = :id")
                        .param("id", run.value())
                        .query((row, n) -> read(row))
                        .list())
                .stream()
                .findFirst();
    }

    /** Newest first. */
    List<RunView> page(RunSearch search) {
        return named(db.sql(search.rows())
                .params(search.parameters())
                .query((row, n) -> read(row))
                .list());
    }

    /** How many a search finds, its limit at most. */
    int count(RunSearch search) {
        return db.sql("select count(*) from (" + search.ids() + ") found")
                .params(search.parameters())
                .query(Integer.class)
                .single();
    }

    /** Newest first. */
    List<RunId> ids(RunSearch search) {
        return db.sql(search.ids())
                .params(search.parameters())
                .query((row, n) -> new RunId(row.getObject(1, UUID.class)))
                .list();
    }

    /** In the order they began. @param after ordinal of the last step given; 0 for the first page */
    List<StepRow> steps(RunId run, long after, int limit) {
        return db.sql("select * from run_step where run_id = :run and ordinal > :after order by ordinal limit :limit")
                .param("run", run.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> new StepRow(row.getLong("ordinal"), step(row)))
                .list();
    }

    record StepRow(long ordinal, StepView view) {}

    /** @param undoneBy null if nobody has had it undone */
    private record Read(RunView run, @Nullable PersonId undoneBy) {}

    private static Read read(ResultSet row) throws SQLException {
        UUID person = row.getObject("undo_person", UUID.class);
        return new Read(run(row), person == null ? null : new PersonId(person));
    }

    private List<RunView> named(List<Read> rows) {
        Set<PersonId> undoers =
                rows.stream().map(Read::undoneBy).filter(Objects::nonNull).collect(Collectors.toSet());
        if (undoers.isEmpty()) {
            return rows.stream().map(Read::run).toList();
        }
        Map<PersonId, PersonView> known = people.find(undoers);
        return rows.stream()
                .map(row -> row.undoneBy() == null ? row.run() : row.run().undoneBy(known.get(row.undoneBy())))
                .toList();
    }

    private static RunView.@Nullable Undo undo(ResultSet row) throws SQLException {
        String state = row.getString("undo_state");
        return state == null
                ? null
                : new RunView.Undo(
                        RunView.UndoState.of(state),
                        required(row, "undo_started_at"),
                        instant(row, "undo_ended_at"),
                        null);
    }

    private static RunView run(ResultSet row) throws SQLException {
        String subject = row.getString("subject_kind");
        return new RunView(
                new RunId(row.getObject("id", UUID.class)),
                new AutomationId(row.getObject("automation_id", UUID.class)),
                row.getString("name"),
                row.getInt("version"),
                new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                row.getBoolean("waits") ? RunState.WAITING : RunState.of(row.getString("state")),
                new RunView.Trigger(
                        row.getString("trigger_type"),
                        row.getObject("event_id", UUID.class),
                        subject == null ? null : new Subject(subject, row.getObject("subject_id", UUID.class)),
                        instant(row, "due_at")),
                required(row, "started_at"),
                instant(row, "ended_at"),
                row.getString("error"),
                Optional.ofNullable(row.getObject("replay_of", UUID.class))
                        .map(RunId::new)
                        .orElse(null),
                undo(row),
                null,
                null,
                null);
    }

    private StepView step(ResultSet row) throws SQLException {
        var state = StepView.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        boolean underWay =
                switch (state) {
                    case ACTIVE, COMPLETED, CANCELLED -> true;
                    case FAILED, RETRYING, SKIPPED -> false;
                };
        UUID person = row.getObject("skipped_by", UUID.class);
        PersonId skippedBy = person == null ? null : new PersonId(person);
        return new StepView(
                row.getString("activity_instance"),
                row.getString("element_id"),
                row.getString("element_name"),
                row.getString("element_type"),
                state,
                row.getInt("failures") + (underWay ? 1 : 0),
                tree(row.getString("input")),
                tree(row.getString("output")),
                decisions(row.getString("decisions")),
                row.getString("error"),
                required(row, "started_at"),
                instant(row, "ended_at"),
                skippedBy == null ? null : people.find(List.of(skippedBy)).get(skippedBy));
    }

    private @Nullable List<Decided> decisions(@Nullable String column) {
        try {
            return column == null ? null : json.readValue(column, DECISIONS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A column of decisions is not what was written", e);
        }
    }

    private @Nullable JsonNode tree(@Nullable String column) {
        try {
            return column == null ? null : json.readTree(column);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("jsonb is always JSON", e);
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
