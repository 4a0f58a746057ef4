package io.taskloom.engine.task.approval;

import io.taskloom.engine.bpm.UserTaskId;
import io.taskloom.engine.event.ActorColumns;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.web.Secrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who was asked by mail, and the secrets in those mails: 256 random bits, of which only the hash is kept. Several are good at a
 * time, since a mail that was sent by a node that then died is sent again; the first that is used ends them all.
 */
@Repository
class RequestRows {

    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    RequestRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Asked again in the same round, they have the whole time anew. @return its id */
    UUID put(ApprovalRequest request) {
        return jdbc.sql("""
                        insert into approval_request (id, user_task_id, task_id, person_id, actor_kind, actor_id,
                            actor_person, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (user_task_id, person_id) do update set actor_kind = excluded.actor_kind,
                            actor_id = excluded.actor_id, actor_person = excluded.actor_person,
                            expires_at = excluded.expires_at
                        returning id""")
                .params(
                        request.id(),
                        request.round().value(),
                        request.task().value(),
                        request.person().value(),
                        request.by().kind(),
                        request.by().id(),
                        request.by().person(),
                        ApprovalRows.utc(request.expiresAt()))
                .query(UUID.class)
                .single();
    }

    Optional<ApprovalRequest> find(UUID id) {
        return jdbc.sql("select * from approval_request where id = ?")
                .param(id)
                .query(RequestRows::map)
                .optional();
    }

    Optional<ApprovalRequest> bySecret(String token) {
        return jdbc.sql(
                        "select r.* from approval_token t join approval_request r on r.id = t.request_id where t.hash = ?")
                .param(Secrets.hash(token))
                .query(RequestRows::map)
                .optional();
    }

    @Transactional
    String newSecret(UUID request) {
        String token = Secrets.next();
        jdbc.sql("insert into approval_token (hash, request_id, made_at) values (?, ?, ?)")
                .params(Secrets.hash(token), request, ApprovalRows.utc(clock.instant()))
                .update();
        jdbc.sql("""
                        delete from approval_token where hash in (
                            select hash from approval_token where request_id = ? order by made_at desc offset ?)""").params(request, MOST).update();
        return token;
    }

    void answered(UUID request, Instant now) {
        jdbc.sql("update approval_request set answered_at = ? where id = ?")
                .params(ApprovalRows.utc(now), request)
                .update();
    }

    private static ApprovalRequest map(ResultSet row, int number) throws SQLException {
        return new ApprovalRequest(
                row.getObject("id", UUID.class),
                new UserTaskId(row.getObject("user_task_id", UUID.class)),
                new TaskId(row.getObject("task_id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                new ActorColumns(
                        row.getString("actor_kind"),
                        row.getString("actor_id"),
                        row.getObject("actor_person", UUID.class)),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getObject("answered_at") != null);
    }
}
