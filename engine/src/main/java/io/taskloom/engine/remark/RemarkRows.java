package io.taskloom.engine.remark;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RemarkRows {

    private final JdbcClient jdbc;

    RemarkRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever adds or deletes takes turns, so that the limit holds and no answer loses its thread. */
    void takeTurn(AutomationId automation) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('automation comments ' || ?, 0))")
                .param(automation.toString())
                .query(row -> {});
    }

    int count(AutomationId automation) {
        return jdbc.sql("select count(*) from automation_comment where automation_id = ?")
                .param(automation.value())
                .query(Integer.class)
                .single();
    }

    void insert(Remark remark) {
        jdbc.sql("""
                        insert into automation_comment (id, automation_id, thread_id, element, draft_version, author_id, text,
                            mentions, version, created_at)
                        values (:id, :automation, :thread, :element, :draft, :author, :text, :mentions, :version, :at)""")
                .param("id", remark.id().value())
                .param("automation", remark.automation().value())
                .param(
                        "thread",
                        remark.thread() == null ? null : remark.thread().value(),
                        Types.OTHER)
                .param("element", remark.element())
                .param("draft", remark.draftVersion())
                .param("author", remark.author().value())
                .param("text", remark.text())
                .param("mentions", uuids(remark.mentions()))
                .param("version", remark.version())
                .param("at", utc(remark.createdAt()))
                .update();
    }

    void update(Remark remark) {
        jdbc.sql("""
                        update automation_comment set text = :text, mentions = :mentions, version = :version,
                            edited_at = :edited, deleted_at = :deleted, resolved_by = :by, resolved_at = :resolved
                        where id = :id""")
                .param("id", remark.id().value())
                .param("text", remark.text())
                .param("mentions", uuids(remark.mentions()))
                .param("version", remark.version())
                .param("edited", utc(remark.editedAt()))
                .param("deleted", utc(remark.deletedAt()))
                .param(
                        "by",
                        remark.resolvedBy() == null ? null : remark.resolvedBy().value(),
                        Types.OTHER)
                .param("resolved", utc(remark.resolvedAt()))
                .update();
    }

    boolean answered(RemarkId id) {
        return jdbc.sql("select exists (select from automation_comment where thread_id = ?)")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    /** With its thread, if that was deleted and nothing else is left of it. */
    void delete(Remark remark) {
        jdbc.sql("delete from automation_comment where id = ?")
                .param(remark.id().value())
                .update();
        if (remark.thread() != null) {
            jdbc.sql("""
                            delete from automation_comment c where c.id = ? and c.deleted_at is not null
                                and not exists (select from automation_comment r where r.thread_id = c.id)""").param(remark.thread().value()).update();
        }
    }

    void forget(AutomationId automation) {
        jdbc.sql("delete from automation_comment where automation_id = ?")
                .param(automation.value())
                .update();
    }

    Optional<Remark> find(AutomationId automation, RemarkId id) {
        return one("select * from automation_comment where id = ? and automation_id = ?", automation, id);
    }

    Optional<Remark> lock(AutomationId automation, RemarkId id) {
        return one("select * from automation_comment where id = ? and automation_id = ? for update", automation, id);
    }

    private Optional<Remark> one(String sql, AutomationId automation, RemarkId id) {
        return jdbc.sql(sql)
                .params(id.value(), automation.value())
                .query(RemarkRows::map)
                .optional();
    }

    /** In the order they were written. @param wanted which @param behind the last one known, in that order */
    List<Remark> of(AutomationId automation, Wanted wanted, @Nullable UUID behind, int limit) {
        JdbcClient.StatementSpec query = jdbc.sql("""
                        select c.* from automation_comment c left join automation_comment t on t.id = c.thread_id
                        where c.automation_id = :automation"""
                        + (behind == null ? "" : " and c.id > :behind")
                        + (wanted.state() == null
                                ? ""
                                : " and (coalesce(t.resolved_at, c.resolved_at) is not null) = :resolved")
                        + (wanted.element() == null
                                ? ""
                                : wanted.element().isEmpty() ? " and c.element is null" : " and c.element = :element")
                        + " order by c.id limit :limit")
                .param("automation", automation.value())
                .param("limit", limit);
        if (behind != null) {
            query = query.param("behind", behind);
        }
        if (wanted.state() != null) {
            query = query.param("resolved", wanted.state() == RemarkState.RESOLVED);
        }
        if (wanted.element() != null && !wanted.element().isEmpty()) {
            query = query.param("element", wanted.element());
        }
        return query.query(RemarkRows::map).list();
    }

    /** @param element empty for the diagram as a whole; null for all of them @param state null for both */
    record Wanted(@Nullable String element, @Nullable RemarkState state) {}

    private static Remark map(ResultSet row, int number) throws SQLException {
        UUID thread = row.getObject("thread_id", UUID.class);
        UUID resolvedBy = row.getObject("resolved_by", UUID.class);
        return new Remark(
                new RemarkId(row.getObject("id", UUID.class)),
                new AutomationId(row.getObject("automation_id", UUID.class)),
                thread == null ? null : new RemarkId(thread),
                row.getString("element"),
                row.getInt("draft_version"),
                new PersonId(row.getObject("author_id", UUID.class)),
                row.getString("text"),
                Arrays.stream((UUID[]) row.getArray("mentions").getArray())
                        .map(PersonId::new)
                        .toList(),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "edited_at"),
                instant(row, "deleted_at"),
                resolvedBy == null ? null : new PersonId(resolvedBy),
                instant(row, "resolved_at"));
    }

    private static UUID[] uuids(List<PersonId> people) {
        return people.stream().map(PersonId::value).toArray(UUID[]::new);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
