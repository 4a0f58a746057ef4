package io.taskloom.engine.attachment;

import io.taskloom.engine.event.ActorColumns;
import io.taskloom.engine.storage.ObjectKey;
import io.taskloom.engine.task.TaskId;
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
class AttachmentRows {

    private final JdbcClient jdbc;

    AttachmentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever adds or removes files of a task takes turns, so that limits hold and what is told of all of them is true. */
    void lockFiles(TaskId task) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('attachments ' || ?, 0))")
                .param(task.toString())
                .query(row -> {});
    }

    /** @param expiresAt until when its upload may begin; null if it is there */
    void insert(Attachment attachment, @Nullable Instant expiresAt) {
        Attachment.Preview preview = attachment.preview();
        jdbc.sql("""
                        insert into attachment (id, task_id, author_kind, author_id, author_person, name, type, size, sha256,
                            upload_key, file_key, preview_key, preview_width, preview_height, version, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        attachment.id().value(),
                        attachment.task().value(),
                        attachment.author().kind(),
                        attachment.author().id(),
                        attachment.author().person(),
                        attachment.name().value(),
                        attachment.content().type().value(),
                        attachment.content().size(),
                        attachment.content().sha256(),
                        attachment.upload().value(),
                        attachment.file() == null ? null : attachment.file().value(),
                        preview == null ? null : preview.key().value(),
                        preview == null ? null : preview.width(),
                        preview == null ? null : preview.height(),
                        attachment.version(),
                        utc(attachment.createdAt()),
                        expiresAt == null ? null : utc(expiresAt))
                .update();
    }

    void ready(AttachmentId id, ObjectKey file, Attachment.@Nullable Preview preview) {
        jdbc.sql("""
                        update attachment set file_key = ?, preview_key = ?, preview_width = ?, preview_height = ?,
                            expires_at = null where id = ?""")
                .params(
                        file.value(),
                        preview == null ? null : preview.key().value(),
                        preview == null ? null : preview.width(),
                        preview == null ? null : preview.height(),
                        id.value())
                .update();
    }

    void rename(Attachment after) {
        jdbc.sql("update attachment set name = ?, version = ? where id = ?")
                .params(after.name().value(), after.version(), after.id().value())
                .update();
    }

    /** @return false if there is none */
    boolean delete(AttachmentId id) {
        return jdbc.sql("delete from attachment where id = ?").param(id.value()).update() == 1;
    }

    /** Its upload never came. */
    int deleteUnfinished(Instant expiredBefore, int limit) {
        return jdbc.sql("""
                        delete from attachment where id in (
                            select id from attachment where expires_at < ? order by expires_at limit ?
                            for update skip locked)""").params(utc(expiredBefore), limit).update();
    }

    /** Also one that is not there yet. */
    Optional<Attachment> find(TaskId task, AttachmentId id) {
        return one("select * from attachment where id = ? and task_id = ?", task, id);
    }

    Optional<Attachment> lock(TaskId task, AttachmentId id) {
        return one("select * from attachment where id = ? and task_id = ? for update", task, id);
    }

    private Optional<Attachment> one(String sql, TaskId task, AttachmentId id) {
        return jdbc.sql(sql)
                .params(id.value(), task.value())
                .query(AttachmentRows::map)
                .optional();
    }

    /** Those that are there, the oldest first. @param behind the last one known */
    List<Attachment> of(TaskId task, @Nullable UUID behind, int limit) {
        return jdbc.sql("select * from attachment where task_id = :task and file_key is not null"
                        + (behind == null ? "" : " and id > :behind") + " order by id limit :limit")
                .param("task", task.value())
                .param("behind", behind)
                .param("limit", limit)
                .query(AttachmentRows::map)
                .list();
    }

    /** Those that are announced included. */
    Used used(TaskId task) {
        return jdbc.sql("select count(*) as count, coalesce(sum(size), 0) as size from attachment where task_id = ?")
                .param(task.value())
                .query((row, number) -> new Used(row.getInt("count"), row.getLong("size")))
                .single();
    }

    /** @param size in bytes */
    record Used(int count, long size) {}

    /** Of those that are there. */
    Named named(TaskId task) {
        return jdbc.sql("""
                        select count(*) as count, coalesce(string_agg(name, ' ' order by id), '') as names
                        from attachment where task_id = ? and file_key is not null""")
                .param(task.value())
                .query((row, number) -> new Named(row.getInt("count"), row.getString("names")))
                .single();
    }

    record Named(int count, String names) {}

    private static Attachment map(ResultSet row, int number) throws SQLException {
        String file = row.getString("file_key");
        String preview = row.getString("preview_key");
        return new Attachment(
                new AttachmentId(row.getObject("id", UUID.class)),
                new TaskId(row.getObject("task_id", UUID.class)),
                new ActorColumns(
                        row.getString("author_kind"),
                        row.getString("author_id"),
                        row.getObject("author_person", UUID.class)),
                new FileName(row.getString("name")),
                new Attachment.Content(
                        new FileType(row.getString("type")), row.getLong("size"), row.getString("sha256")),
                new ObjectKey(row.getString("upload_key")),
                file == null ? null : new ObjectKey(file),
                preview == null
                        ? null
                        : new Attachment.Preview(
                                new ObjectKey(preview), row.getInt("preview_width"), row.getInt("preview_height")),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
