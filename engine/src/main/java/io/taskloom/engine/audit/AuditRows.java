package io.taskloom.engine.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskloom.engine.event.ActorColumns;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AuditRows {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    AuditRows(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Place in a list that is sorted by time and id. */
    record Place(Instant at, UUID id) {}

    /** @param types null for all; @param workspace null for all, and for what belongs to none */
    record Wanted(
            @Nullable WorkspaceId workspace,
            @Nullable Collection<String> types,
            @Nullable PersonId person,
            @Nullable Instant from,
            @Nullable Instant to) {}

    void insert(AuditEntry entry) {
        jdbc.sql("""
                        insert into audit_entry (id, at, type, workspace, actor_kind, actor_id, actor_person, person,
                            address, user_agent, data)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""")
                .params(
                        entry.id(),
                        utc(entry.at()),
                        entry.type(),
                        entry.workspace() == null ? null : entry.workspace().value(),
                        entry.actor().kind(),
                        entry.actor().id(),
                        entry.actor().person(),
                        entry.person() == null ? null : entry.person().value(),
                        entry.address(),
                        entry.userAgent(),
                        entry.data().toString())
                .update();
    }

    /** The newest first. */
    List<AuditEntry> list(Wanted wanted, @Nullable Place behind, int limit) {
        List<String> where = new ArrayList<>(List.of("true"));
        Map<String, Object> values = new LinkedHashMap<>();
        if (wanted.workspace() != null) {
            where.add("workspace = :workspace");
            values.put("workspace", wanted.workspace().value());
        }
        if (wanted.types() != null) {
            where.add("type = any(:types)");
            values.put("types", wanted.types().toArray(String[]::new));
        }
        if (wanted.person() != null) {
            where.add("(person = :person or actor_id = :actor or actor_person = :person)");
            values.put("person", wanted.person().value());
            values.put("actor", wanted.person().toString());
        }
        if (wanted.from() != null) {
            where.add("at >= :from");
            values.put("from", utc(wanted.from()));
        }
        if (wanted.to() != null) {
            where.add("at < :to");
            values.put("to", utc(wanted.to()));
        }
        if (behind != null) {
            where.add("(at, id) < (:at, :id)");
            values.put("at", utc(behind.at()));
            values.put("id", behind.id());
        }
        return jdbc.sql("select * from audit_entry where " + String.join(" and ", where)
                        + " order by at desc, id desc limit :limit")
                .params(values)
                .param("limit", limit)
                .query((row, number) -> entry(row))
                .list();
    }

    /** In a transaction: the table gives nothing away otherwise. @return how many, at most {@code limit} */
    int forgetBefore(Instant end, int limit) {
        jdbc.sql("select set_config('taskloom.audit_upkeep', 'on', true)")
                .query(String.class)
                .single();
        return jdbc.sql("""
                        delete from audit_entry where id in (
                            select id from audit_entry where at < :end order by at limit :limit for update skip locked)
                        """).param("end", utc(end)).param("limit", limit).update();
    }

    private AuditEntry entry(ResultSet row) throws SQLException {
        UUID workspace = row.getObject("workspace", UUID.class);
        UUID person = row.getObject("person", UUID.class);
        try {
            return new AuditEntry(
                    row.getObject("id", UUID.class),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("type"),
                    workspace == null ? null : new WorkspaceId(workspace),
                    new ActorColumns(
                            row.getString("actor_kind"),
                            row.getString("actor_id"),
                            row.getObject("actor_person", UUID.class)),
                    person == null ? null : new PersonId(person),
                    row.getString("address"),
                    row.getString("user_agent"),
                    json.readValue(row.getString("data"), ObjectNode.class));
        } catch (JsonProcessingException e) {
            throw new SQLException("The entry's data is no JSON", e);
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
