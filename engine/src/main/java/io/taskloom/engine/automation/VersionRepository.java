package io.taskloom.engine.automation;

import static io.taskloom.engine.automation.AutomationRepository.instant;
import static io.taskloom.engine.automation.AutomationRepository.starts;
import static io.taskloom.engine.automation.AutomationRepository.time;
import static io.taskloom.engine.automation.AutomationRepository.written;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.bpm.Deployments.ModelSummary;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class VersionRepository {

    private static final String PUBLISHED = """
            select v.automation_id, v.number, a.workspace_id, v.author_id, v.definition_id, v.starts
            from automation_version v join automation a on a.id = v.automation_id where\s""";

    private final JdbcClient db;
    private final ObjectMapper json;

    VersionRepository(JdbcClient db, ObjectMapper json) {
        this.db = db;
        this.json = json;
    }

    void insert(PublishedVersion version, Draft draft, ModelSummary model, @Nullable String note, Instant at) {
        db.sql("""
                insert into automation_version (automation_id, number, bpmn, forms, decisions, note, author_id, published_at,
                                                definition_id, starts, work_flow, start_form)
                values (:automation, :number, :bpmn, cast(:forms as json), cast(:decisions as json), :note, :author, :at, :definition,
                        cast(:starts as jsonb), :workFlow, :startForm)
                """)
                .param("automation", version.automation().value())
                .param("number", version.number())
                .param("bpmn", draft.bpmn())
                .param("forms", DraftForms.written(draft.forms()))
                .param("decisions", DraftDecisions.written(draft.decisions()))
                .param("note", note)
                .param("author", version.author().value())
                .param("at", time(at))
                .param("definition", version.definitionId())
                .param("starts", written(json, version.starts()))
                .param("workFlow", model.workFlow())
                .param("startForm", model.startForm())
                .update();
    }

    Optional<PublishedVersion> byDefinition(String definitionId) {
        return db.sql(PUBLISHED + "v.definition_id = :definition")
                .param("definition", definitionId)
                .query((row, n) -> published(row))
                .optional();
    }

    Optional<PublishedVersion> published(AutomationId automation, int number) {
        return db.sql(PUBLISHED + "v.automation_id = :automation and v.number = :number")
                .param("automation", automation.value())
                .param("number", number)
                .query((row, n) -> published(row))
                .optional();
    }

    /** The one that new runs use. */
    Optional<PublishedVersion> current(AutomationId automation) {
        return db.sql(PUBLISHED + "a.id = :automation and a.deleted_at is null and v.number = a.published")
                .param("automation", automation.value())
                .query((row, n) -> published(row))
                .optional();
    }

    /** The newest that tasks can follow; what was published since and is no work flow is passed over. */
    Optional<PublishedVersion> workFlow(AutomationId automation) {
        return db.sql(PUBLISHED + """
                a.id = :automation and a.deleted_at is null and v.work_flow
                order by v.number desc limit 1""")
                .param("automation", automation.value())
                .query((row, n) -> published(row))
                .optional();
    }

    /** Automations of which tasks can follow a version, by name. */
    List<AutomationId> workFlows(WorkspaceId workspace) {
        return db.sql("""
                select a.id from automation a where a.workspace_id = :workspace and a.deleted_at is null
                    and exists (select from automation_version v where v.automation_id = a.id and v.work_flow)
                order by lower(a.name), a.id limit 200
                """)
                .param("workspace", workspace.value())
                .query((row, n) -> new AutomationId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Newest first, without their models. */
    List<VersionRow> page(AutomationId automation, @Nullable Integer before, int limit) {
        return db.sql("""
                select number, null as bpmn, null as forms, null as decisions, note, author_id, published_at from automation_version
                where automation_id = :automation and (cast(:before as int) is null or number < :before)
                order by number desc limit :limit
                """)
                .param("automation", automation.value())
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> row(row))
                .list();
    }

    Optional<VersionRow> find(AutomationId automation, int number) {
        return db.sql("""
                select number, bpmn, forms, decisions, note, author_id, published_at from automation_version
                where automation_id = :automation and number = :number
                """)
                .param("automation", automation.value())
                .param("number", number)
                .query((row, n) -> row(row))
                .optional();
    }

    private PublishedVersion published(ResultSet row) throws SQLException {
        return new PublishedVersion(
                new AutomationId(row.getObject("automation_id", UUID.class)),
                row.getInt("number"),
                new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                new PersonId(row.getObject("author_id", UUID.class)),
                row.getString("definition_id"),
                starts(json, row.getString("starts")));
    }

    private VersionRow row(ResultSet row) throws SQLException {
        String forms = row.getString("forms");
        String decisions = row.getString("decisions");
        return new VersionRow(
                row.getInt("number"),
                row.getString("bpmn"),
                forms == null ? null : DraftForms.read(json, forms),
                decisions == null ? null : DraftDecisions.read(json, decisions),
                row.getString("note"),
                new PersonId(row.getObject("author_id", UUID.class)),
                instant(row, "published_at"));
    }

    /** @param bpmn null in lists @param forms null in lists @param decisions the same */
    record VersionRow(
            int number,
            @Nullable String bpmn,
            @Nullable Map<String, JsonNode> forms,
            @Nullable Map<String, String> decisions,
            @Nullable String note,
            PersonId author,
            Instant publishedAt) {}
}
