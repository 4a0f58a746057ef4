package io.taskloom.engine.task.approval;

import io.taskloom.engine.bpm.UserTaskId;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.TaskGates.Gate;
import io.taskloom.engine.task.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Votes and handed-on votes of a round: a task that comes back to the column is another user task, and asks anew. */
@Repository
class ApprovalRows {

    private final JdbcClient jdbc;

    ApprovalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Round round(Gate gate) {
        UUID round = gate.userTask().value();
        return new Round(
                gate,
                jdbc.sql("select * from approval_handover where user_task_id = ?")
                        .param(round)
                        .query((row, number) -> new Handover(
                                person(row, "from_id"), person(row, "to_id"), row.getBoolean("absent"), at(row)))
                        .list(),
                jdbc.sql("select * from task_approval where user_task_id = ? order by at, person_id")
                        .param(round)
                        .query((row, number) -> new Vote(
                                person(row, "person_id"),
                                row.getObject("instead_of") == null ? null : person(row, "instead_of"),
                                Decision.of(row.getString("decision")),
                                row.getString("comment"),
                                at(row)))
                        .list());
    }

    void vote(Gate gate, Vote vote) {
        jdbc.sql("""
                        insert into task_approval (user_task_id, person_id, instead_of, task_id, decision, comment, at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        gate.userTask().value(),
                        vote.person().value(),
                        vote.insteadOf() == null ? null : vote.insteadOf().value(),
                        gate.task().value(),
                        vote.decision().word(),
                        vote.comment(),
                        utc(vote.at()))
                .update();
    }

    void handOn(Gate gate, Handover handover) {
        jdbc.sql("""
                        insert into approval_handover (user_task_id, from_id, to_id, task_id, absent, at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        gate.userTask().value(),
                        handover.from().value(),
                        handover.to().value(),
                        gate.task().value(),
                        handover.absent(),
                        utc(handover.at()))
                .update();
    }

    void takeBack(UserTaskId round, Collection<Handover> handovers) {
        handovers.forEach(handover -> jdbc.sql("delete from approval_handover where user_task_id = ? and from_id = ?")
                .params(round.value(), handover.from().value())
                .update());
    }

    /** Tasks of the project in whose present round somebody has voted. */
    List<TaskId> votedOn(ProjectId project) {
        return votedOn("t.project_id = ?", project.value());
    }

    /** The same for a workspace. */
    List<TaskId> votedOn(WorkspaceId workspace) {
        return votedOn("t.workspace_id = ?", workspace.value());
    }

    private List<TaskId> votedOn(String where, UUID id) {
        return jdbc.sql("""
                        select distinct t.id from task_approval a
                        join task t on t.id = a.task_id and t.user_task_id = a.user_task_id
                        where t.completed_at is null and\s""" + where + " order by t.id").param(id).query(UUID.class).stream()
                .map(TaskId::new)
                .toList();
    }

    private static PersonId person(ResultSet row, String column) throws SQLException {
        return new PersonId(row.getObject(column, UUID.class));
    }

    private static Instant at(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
