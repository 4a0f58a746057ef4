package io.taskloom.engine.workspace.invitation;

import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.workspace.WorkspaceRole;
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
class InvitationRows {

    private static final String SELECT =
            "select i.*, w.name as workspace_name from invitation i join workspace w on w.id = i.workspace_id ";

    private final JdbcClient jdbc;

    InvitationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever changes a workspace's invitations or members does so one after the other; comes before any other lock. */
    void lock(WorkspaceId workspace) {
        jdbc.sql("select id from workspace where id = ? for update")
                .param(workspace.value())
                .query(UUID.class)
                .optional();
    }

    void insert(Invitation invitation) {
        jdbc.sql("""
                        insert into invitation (id, workspace_id, email, email_key, role, project_id, project_role,
                                                invited_by, created_at, expires_at, state, mail, ended_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        invitation.id().value(),
                        invitation.workspace().value(),
                        invitation.address().text(),
                        invitation.address().key(),
                        invitation.role().column(),
                        valueOf(invitation.project()),
                        invitation.projectRole(),
                        invitation.invitedBy().value(),
                        column(invitation.createdAt()),
                        column(invitation.expiresAt()),
                        invitation.state().wire(),
                        invitation.mail().wire(),
                        invitation.open() ? null : column(invitation.createdAt()))
                .update();
    }

    void refresh(
            InvitationId id, WorkspaceRole role, @Nullable String projectRole, PersonId invitedBy, Instant expiresAt) {
        jdbc.sql("""
                        update invitation set role = ?, project_role = ?, invited_by = ?, expires_at = ?, mail = 'sending'
                        where id = ?""")
                .params(role.column(), projectRole, invitedBy.value(), column(expiresAt), id.value())
                .update();
    }

    void runsAs(InvitationId id, InstanceId instance) {
        jdbc.sql("update invitation set instance = ? where id = ?")
                .params(instance.value(), id.value())
                .update();
    }

    void mail(InvitationId id, MailState mail) {
        jdbc.sql("update invitation set mail = ? where id = ?")
                .params(mail.wire(), id.value())
                .update();
    }

    /** @return false if it was not open */
    boolean end(InvitationId id, InvitationState state, Instant now) {
        return jdbc.sql(
                                "update invitation set state = ?, ended_at = ?, instance = null where id = ? and state = 'open'")
                        .params(state.wire(), column(now), id.value())
                        .update()
                == 1;
    }

    Optional<Invitation> find(InvitationId id) {
        return jdbc.sql(SELECT + "where i.id = ?")
                .param(id.value())
                .query(InvitationRows::row)
                .optional();
    }

    Optional<Invitation> byToken(byte[] hash) {
        return jdbc.sql(SELECT + "join invitation_token t on t.invitation_id = i.id where t.hash = ?")
                .param(hash)
                .query(InvitationRows::row)
                .optional();
    }

    /** The open one of that kind for the address. */
    Optional<Invitation> open(WorkspaceId workspace, Address address, @Nullable ProjectId project) {
        return jdbc.sql(SELECT + """
                        where i.workspace_id = ? and i.email_key = ? and i.state = 'open'
                          and i.project_id is not distinct from cast(? as uuid)""")
                .params(workspace.value(), address.key(), valueOf(project))
                .query(InvitationRows::row)
                .optional();
    }

    /** Open ones, newest first. @param project null for all */
    List<Invitation> open(WorkspaceId workspace, @Nullable ProjectId project) {
        return jdbc.sql(SELECT + """
                        where i.workspace_id = :workspace and i.state = 'open'
                          and (cast(:project as uuid) is null or i.project_id = :project)
                        order by i.created_at desc, i.id desc""")
                .param("workspace", workspace.value())
                .param("project", valueOf(project))
                .query(InvitationRows::row)
                .list();
    }

    /** Addresses are kept no longer than they are of use. */
    void forgetEndedBefore(WorkspaceId workspace, Instant before) {
        jdbc.sql("delete from invitation where workspace_id = ? and state <> 'open' and ended_at < ?")
                .params(workspace.value(), column(before))
                .update();
    }

    private static Invitation row(ResultSet row, int number) throws SQLException {
        UUID project = row.getObject("project_id", UUID.class);
        UUID instance = row.getObject("instance", UUID.class);
        return new Invitation(
                new InvitationId(row.getObject("id", UUID.class)),
                new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                row.getString("workspace_name"),
                new Address(row.getString("email")),
                WorkspaceRole.of(row.getString("role")),
                project == null ? null : new ProjectId(project),
                row.getString("project_role"),
                new PersonId(row.getObject("invited_by", UUID.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                InvitationState.of(row.getString("state")),
                MailState.of(row.getString("mail")),
                instance == null ? null : new InstanceId(instance));
    }

    private static @Nullable UUID valueOf(@Nullable ProjectId project) {
        return project == null ? null : project.value();
    }

    private static OffsetDateTime column(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
