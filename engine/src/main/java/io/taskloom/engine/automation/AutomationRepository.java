package io.taskloom.engine.automation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.bpm.Drawn;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Automations and their drafts. Written column by column, so that a rename never sends a model of a megabyte along. */
@Repository
class AutomationRepository {

    private static final String VIEW = """
            select a.id, a.workspace_id, a.project_id, a.name, a.description, a.published, a.draft_version,
                   a.published_draft is distinct from a.draft_version as unpublished, v.starts, a.draft_starts,
                   case when a.draft_starts is null then a.draft_bpmn end as unread_draft, v.start_form, a.enabled,
                   a.error_automation_id, a.runs_kept_days, a.updated_at, a.version
            from automation a left join automation_version v on v.automation_id = a.id and v.number = a.published
            where a.deleted_at is null and\s""";

    private final JdbcClient db;
    private final ObjectMapper json;
    private final DraftTriggers draftTriggers;

    AutomationRepository(JdbcClient db, ObjectMapper json, DraftTriggers draftTriggers) {
        this.db = db;
        this.json = json;
        this.draftTriggers = draftTriggers;
    }

    void insert(AutomationView a, String bpmn, Drawn drawn, @Nullable PersonId by) {
        db.sql("""
                insert into automation (id, workspace_id, project_id, name, description, enabled, draft_bpmn, draft_forms, draft_decisions,
                                        draft_starts,
                                        draft_version, draft_by, draft_at, version, created_at, updated_at)
                values (:id, :workspace, :project, :name, :description, :enabled, :bpmn, cast(:forms as json),
                        cast(:decisions as json), cast(:starts as jsonb), :draft, :by, :at, :version, :at, :at)
                """)
                .param("id", a.id().value())
                .param("workspace", a.workspaceId().value())
                .param("project", a.projectId() == null ? null : a.projectId().value())
                .param("name", a.name())
                .param("description", a.description())
                .param("enabled", a.enabled())
                .param("bpmn", bpmn)
                .param("forms", DraftForms.written(drawn.forms()))
                .param("decisions", DraftDecisions.written(drawn.decisions()))
                .param("starts", written(json, a.draftTriggers()))
                .param("draft", a.draftVersion())
                .param("by", by == null ? null : by.value())
                .param("at", time(a.updatedAt()))
                .param("version", a.version())
                .update();
    }

    Optional<AutomationView> find(AutomationId id) {
        return db.sql(VIEW + "a.id = :id")
                .param("id", id.value())
                .query((row, n) -> view(row))
                .optional();
    }

    List<AutomationView> find(WorkspaceId workspace, Collection<AutomationId> ids) {
        return db.sql(VIEW + "a.workspace_id = :workspace and a.id = any (:ids)")
                .param("workspace", workspace.value())
                .param("ids", ids.stream().map(AutomationId::value).toArray(UUID[]::new))
                .query((row, n) -> view(row))
                .list();
    }

    /** Taken before a decision that a concurrent change would spoil: one at a time per automation. */
    void lock(AutomationId id) {
        db.sql("select id from automation where id = :id for no key update")
                .param("id", id.value())
                .query()
                .listOfRows();
    }

    /**
     * Keeps it from being deleted until the transaction ends. In the lock manager's memory only: starts of a busy automation
     * write nothing to its row and never wait for one another.
     *
     * @return false if it has been deleted
     */
    boolean hold(AutomationId id) {
        advise("pg_advisory_xact_lock_shared", id);
        return db.sql("select exists (select from automation where id = :id and deleted_at is null)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** Waits for those who hold it, and keeps others from doing so until the transaction ends. */
    void refuseHolds(AutomationId id) {
        advise("pg_advisory_xact_lock", id);
    }

    private void advise(String lock, AutomationId id) {
        db.sql("select cast(" + lock + "(hashtextextended('automation ' || :id, 0)) as text)")
                .param("id", id.toString())
                .query(String.class)
                .single();
    }

    /** Newest first. */
    List<AutomationView> page(WorkspaceId workspace, @Nullable UUID before, int limit) {
        return db.sql(VIEW + """
                        a.workspace_id = :workspace and (cast(:before as uuid) is null or a.id < :before)
                        order by a.id desc limit :limit
                        """)
                .param("workspace", workspace.value())
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> view(row))
                .list();
    }

    void change(AutomationView a) {
        db.sql("""
                update automation set name = :name, description = :description, project_id = :project, enabled = :enabled,
                                      error_automation_id = :errorAutomation, runs_kept_days = :runsKept, version = :version,
                                      updated_at = :at where id = :id
                """)
                .param("id", a.id().value())
                .param("project", a.projectId() == null ? null : a.projectId().value())
                .param("name", a.name())
                .param("description", a.description())
                .param("enabled", a.enabled())
                .param(
                        "errorAutomation",
                        a.errorAutomationId() == null
                                ? null
                                : a.errorAutomationId().value())
                .param("runsKept", a.runsKeptDays())
                .param("version", a.version())
                .param("at", time(a.updatedAt()))
                .update();
    }

    /** Of deleted ones as well, whose runs stay on record. */
    List<RunsKept> runsKept(@Nullable UUID after, int limit) {
        return db.sql("""
                        select id, workspace_id, runs_kept_days from automation
                        where cast(:after as uuid) is null or id > :after order by id limit :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> new RunsKept(
                        new AutomationId(row.getObject(1, UUID.class)),
                        new WorkspaceId(row.getObject(2, UUID.class)),
                        row.getObject(3, Integer.class)))
                .list();
    }

    /** Names of those that start it when they fail, some of them if there are many. */
    List<String> helpedBy(AutomationId error) {
        return db.sql(
                        "select name from automation where error_automation_id = :id and deleted_at is null order by id limit 5")
                .param("id", error.value())
                .query(String.class)
                .list();
    }

    void delete(AutomationId id, Instant at) {
        db.sql("update automation set deleted_at = :at where id = :id")
                .param("id", id.value())
                .param("at", time(at))
                .update();
    }

    Draft draft(AutomationId id) {
        return db.sql(
                        "select draft_bpmn, draft_forms, draft_decisions, draft_version, draft_at from automation where id = :id")
                .param("id", id.value())
                .query((row, n) -> new Draft(
                        row.getString(1),
                        DraftForms.read(json, row.getString(2)),
                        DraftDecisions.read(json, row.getString(3)),
                        row.getInt(4),
                        instant(row, 5)))
                .single();
    }

    void saveDraft(AutomationId id, Draft draft, List<AutomationTrigger> starts, @Nullable PersonId by) {
        db.sql("""
                update automation set draft_bpmn = :bpmn, draft_forms = cast(:forms as json), draft_decisions = cast(:decisions as json),
                                      draft_starts = cast(:starts as jsonb), draft_version = :version, draft_by = :by, draft_at = :at, updated_at = :at where id = :id
                """)
                .param("id", id.value())
                .param("bpmn", draft.bpmn())
                .param("forms", DraftForms.written(draft.forms()))
                .param("decisions", DraftDecisions.written(draft.decisions()))
                .param("starts", written(json, starts))
                .param("version", draft.version())
                .param("by", by == null ? null : by.value())
                .param("at", time(draft.savedAt()))
                .update();
    }

    /** @param draftVersion the draft that is the same; null if none is */
    void publish(AutomationId id, int number, @Nullable Integer draftVersion, Instant at) {
        db.sql("""
                update automation set published = :number, published_draft = :draft, updated_at = :at where id = :id
                """)
                .param("id", id.value())
                .param("number", number)
                .param("draft", draftVersion)
                .param("at", time(at))
                .update();
    }

    private AutomationView view(ResultSet row) throws SQLException {
        UUID project = row.getObject("project_id", UUID.class);
        UUID error = row.getObject("error_automation_id", UUID.class);
        int published = row.getInt("published");
        boolean never = row.wasNull();
        return new AutomationView(
                new AutomationId(row.getObject("id", UUID.class)),
                new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                project == null ? null : new ProjectId(project),
                row.getString("name"),
                row.getString("description"),
                never ? null : published,
                row.getInt("draft_version"),
                row.getBoolean("unpublished"),
                starts(json, row.getString("starts")),
                draftStarts(row),
                row.getString("start_form"),
                row.getBoolean("enabled"),
                error == null ? null : new AutomationId(error),
                row.getObject("runs_kept_days", Integer.class),
                instant(row, "updated_at"),
                row.getInt("version"));
    }

    /** A draft that nobody has saved since they are kept is read for them. */
    private List<AutomationTrigger> draftStarts(ResultSet row) throws SQLException {
        String unread = row.getString("unread_draft");
        return unread == null ? starts(json, row.getString("draft_starts")) : draftTriggers.of(unread);
    }

    static List<AutomationTrigger> starts(ObjectMapper json, @Nullable String column) {
        try {
            return column == null ? List.of() : json.readValue(column, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A column of triggers is not what was written", e);
        }
    }

    static String written(ObjectMapper json, List<AutomationTrigger> starts) {
        try {
            return json.writeValueAsString(starts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
