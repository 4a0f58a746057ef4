package io.taskloom.engine.comment;

import io.taskloom.engine.event.ActorColumns;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.task.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
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
class CommentRows {

    /** Characters of a thread that search knows. */
    private static final int SEARCHED = 100_000;

    private final JdbcClient jdbc;

    CommentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever writes in a thread takes turns, so that what is told of the whole thread is true. */
    void lockThread(TaskId task) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('comments ' || ?, 0))")
                .param(task.toString())
                .query(row -> {});
    }

    void insert(Comment comment) {
        jdbc.sql("""
                        insert into comment (id, task_id, author_kind, author_id, author_person, text, mentions, version,
                            created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        comment.id().value(),
                        comment.task().value(),
                        comment.author().kind(),
                        comment.author().id(),
                        comment.author().person(),
                        comment.text(),
                        uuids(comment.mentions()),
                        comment.version(),
                        utc(comment.createdAt()))
                .update();
    }

    /** Keeps what it said before. */
    void edit(Comment before, Comment after) {
        jdbc.sql("insert into comment_text (comment_id, version, text, at) values (?, ?, ?, ?)")
                .params(before.id().value(), before.version(), before.text(), utc(before.writtenAt()))
                .update();
        update(after);
    }

    /** Forgets all it ever said. */
    void delete(Comment after) {
        jdbc.sql("delete from comment_text where comment_id = ?")
                .param(after.id().value())
                .update();
        jdbc.sql("delete from comment_reaction where comment_id = ?")
                .param(after.id().value())
                .update();
        update(after);
    }

    private void update(Comment after) {
        jdbc.sql("update comment set text = ?, mentions = ?, version = ?, edited_at = ?, deleted_at = ? where id = ?")
                .params(
                        after.text(),
                        uuids(after.mentions()),
                        after.version(),
                        utc(after.editedAt()),
                        utc(after.deletedAt()),
                        after.id().value())
                .update();
    }

    Optional<Comment> find(TaskId task, CommentId id) {
        return one("select * from comment where id = ? and task_id = ?", task, id);
    }

    Optional<Comment> lock(TaskId task, CommentId id) {
        return one("select * from comment where id = ? and task_id = ? for update", task, id);
    }

    private Optional<Comment> one(String sql, TaskId task, CommentId id) {
        return jdbc.sql(sql)
                .params(id.value(), task.value())
                .query(CommentRows::map)
                .optional();
    }

    /** @param behind the last one known, in that order */
    List<Comment> of(TaskId task, boolean newestFirst, @Nullable UUID behind, int limit) {
        return jdbc.sql("select * from comment where task_id = :task"
                        + (behind == null ? "" : newestFirst ? " and id < :behind" : " and id > :behind")
                        + " order by id" + (newestFirst ? " desc" : "") + " limit :limit")
                .param("task", task.value())
                .param("behind", behind)
                .param("limit", limit)
                .query(CommentRows::map)
                .list();
    }

    /** The newest first. @param below versions below this one */
    List<Earlier> earlier(CommentId id, long below, int limit) {
        return jdbc.sql("""
                        select version, text, at from comment_text where comment_id = ? and version < ?
                        order by version desc limit ?""")
                .params(id.value(), below, limit)
                .query((row, number) -> new Earlier(
                        row.getLong("version"), new EarlierText(row.getString("text"), required(row, "at"))))
                .list();
    }

    record Earlier(long version, EarlierText text) {}

    private static Comment map(ResultSet row, int number) throws SQLException {
        return new Comment(
                new CommentId(row.getObject("id", UUID.class)),
                new TaskId(row.getObject("task_id", UUID.class)),
                new ActorColumns(
                        row.getString("author_kind"),
                        row.getString("author_id"),
                        row.getObject("author_person", UUID.class)),
                row.getString("text"),
                Arrays.stream((UUID[]) row.getArray("mentions").getArray())
                        .map(PersonId::new)
                        .toList(),
                row.getLong("version"),
                required(row, "created_at"),
                instant(row, "edited_at"),
                instant(row, "deleted_at"));
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

    private static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** How many comments say something, and what: the newest first, as much as search keeps. */
    Said said(TaskId task) {
        return jdbc.sql("""
                        select count(*) as count,
                            coalesce(string_agg(text, ' ' order by id desc) filter (where before < :most), '') as text
                        from (select id, text, sum(length(text)) over (order by id desc) - length(text) as before
                              from comment where task_id = :task and deleted_at is null) c""")
                .param("task", task.value())
                .param("most", SEARCHED)
                .query((row, number) -> new Said(row.getInt("count"), row.getString("text")))
                .single();
    }

    record Said(int count, String text) {}
}
