package io.taskloom.engine.notification;

import io.taskloom.engine.event.ActorColumns;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is written into inboxes. */
@Repository
class NotificationRows {

    private final JdbcClient jdbc;

    NotificationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false if this event is there already */
    boolean insert(Notification notification) {
        ActorColumns actor = notification.actor();
        return jdbc.sql("""
                                insert into notification (id, person_id, event_id, at, kind, actor_kind, actor_id,
                                    actor_person, task_id, comment_id, reminder_id, automation_id, workspace_id, project_id,
                                    excerpt)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                on conflict (person_id, event_id) do nothing""")
                        .params(
                                notification.id().value(),
                                notification.person().value(),
                                notification.event(),
                                utc(notification.at()),
                                notification.kind().column(),
                                actor.kind(),
                                actor.id(),
                                actor.person(),
                                notification.task() == null
                                        ? null
                                        : notification.task().value(),
                                notification.comment(),
                                notification.reminder(),
                                notification.automation(),
                                notification.workspace().value(),
                                notification.project() == null
                                        ? null
                                        : notification.project().value(),
                                notification.excerpt())
                        .update()
                == 1;
    }

    /** The newest of these kinds that tells of the task, since then, and was not read yet; it stays locked. */
    Optional<Unread> unread(Notification next, Collection<NotificationKind> kinds, Instant since) {
        return jdbc.sql("""
                        select id, kind from notification
                        where person_id = :person and task_id = :task and read_at is null
                          and kind in (:kinds) and at >= :since
                        order by at desc, id desc limit 1 for update""")
                .param("person", next.person().value())
                .param("task", next.task() == null ? null : next.task().value())
                .param("kinds", kinds.stream().map(NotificationKind::column).toList())
                .param("since", utc(since))
                .query((row, number) -> new Unread(
                        new NotificationId(row.getObject("id", UUID.class)),
                        NotificationKind.of(row.getString("kind"))))
                .optional();
    }

    /** Until the transaction ends, nobody else tells that person of that automation's failures. */
    void lockFailures(Notification next) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('failures ' || :person || ' ' || :automation, 0))")
                .param("person", next.person().toString())
                .param("automation", String.valueOf(next.automation()))
                .query()
                .singleRow();
    }

    /** What tells that person of the automation's failures, and was not read yet. */
    Optional<NotificationId> unreadFailure(Notification next) {
        return jdbc.sql("""
                        select id from notification
                        where person_id = :person and automation_id = :automation and kind = 'failed' and read_at is null
                        order by at desc limit 1""")
                .param("person", next.person().value())
                .param("automation", next.automation())
                .query((row, number) -> new NotificationId(row.getObject("id", UUID.class)))
                .optional();
    }

    record Unread(NotificationId id, NotificationKind kind) {}

    /** It tells of what happened later instead. */
    void replace(NotificationId id, Notification next) {
        jdbc.sql("""
                        update notification set event_id = ?, at = ?, kind = ?, actor_kind = ?, actor_id = ?,
                            actor_person = ?, comment_id = ?, workspace_id = ?, project_id = ?, excerpt = ?
                        where id = ?""")
                .params(
                        next.event(),
                        utc(next.at()),
                        next.kind().column(),
                        next.actor().kind(),
                        next.actor().id(),
                        next.actor().person(),
                        next.comment(),
                        next.workspace().value(),
                        next.project() == null ? null : next.project().value(),
                        next.excerpt(),
                        id.value())
                .update();
    }

    /** It tells the same still, of something that has gone on. */
    void prolong(NotificationId id, Instant at) {
        jdbc.sql("update notification set at = ? where id = ?")
                .params(utc(at), id.value())
                .update();
    }

    /** A comment was taken back: who has not read of it never will, and nobody keeps its words. */
    void forgetComment(UUID comment) {
        jdbc.sql("delete from notification where comment_id = ? and read_at is null")
                .param(comment)
                .update();
        jdbc.sql("update notification set excerpt = null where comment_id = ?")
                .param(comment)
                .update();
    }

    void forgetTask(UUID task) {
        jdbc.sql("delete from notification where task_id = ?").param(task).update();
    }

    void forgetAutomation(UUID automation) {
        jdbc.sql("delete from notification where automation_id = ?")
                .param(automation)
                .update();
    }

    /** @return whether this node is the one that does it, until the transaction ends */
    boolean lockUpkeep() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('notification upkeep', 0))")
                .query(Boolean.class)
                .single();
    }

    /** @return how many went */
    int forgetOld(Instant readBefore, Instant unreadBefore, int most) {
        Instant newest =
                Stream.of(readBefore, unreadBefore).max(Instant::compareTo).orElseThrow();
        return jdbc.sql("""
                        delete from notification where id in (
                            select id from notification
                            where id < :newest and (read_at < :readBefore or at < :unreadBefore) limit :most)""")
                // What was made later was read later, too.
                .param("newest", new UUID(newest.toEpochMilli() << 16, 0))
                .param("readBefore", utc(readBefore))
                .param("unreadBefore", utc(unreadBefore))
                .param("most", most)
                .update();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
