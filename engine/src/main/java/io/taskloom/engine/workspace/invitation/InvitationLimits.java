package io.taskloom.engine.workspace.invitation;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps invitations from being used to flood mailboxes. Called with the workspace locked. */
@Component
class InvitationLimits {

    private final JdbcClient jdbc;
    private final WorkspaceSettings settings;
    private final Clock clock;

    InvitationLimits(JdbcClient jdbc, WorkspaceSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws TooManyOpenInvitations if the workspace has as many as it may */
    void another(WorkspaceId workspace) {
        int most = settings.invitation().open();
        int open = jdbc.sql("select count(*) from invitation where workspace_id = ? and state = 'open'")
                .param(workspace.value())
                .query(Integer.class)
                .single();
        if (open >= most) {
            throw new TooManyOpenInvitations(most);
        }
    }

    /**
     * Counts one mail more.
     *
     * @throws TooManyInvitationMails if the workspace or the person has sent as many as they may within an hour, or the address
     *     got as many as it may within a day
     */
    void mail(WorkspaceId workspace, PersonId by, Address to) {
        Instant now = clock.instant();
        jdbc.sql("delete from invitation_mail where at < ?")
                .param(before(now, Duration.ofDays(1)))
                .update();
        int lastHour = jdbc.sql("""
                        select greatest(count(*) filter (where workspace_id = :workspace),
                                        count(*) filter (where invited_by = :by))
                        from invitation_mail where at > :hour and (workspace_id = :workspace or invited_by = :by)""")
                .param("workspace", workspace.value())
                .param("by", by.value())
                .param("hour", before(now, Duration.ofHours(1)))
                .query(Integer.class)
                .single();
        if (lastHour >= settings.invitation().mailsPerHour()) {
            throw new TooManyInvitationMails(Duration.ofHours(1));
        }
        int toAddress = jdbc.sql("select count(*) from invitation_mail where email_key = ?")
                .param(to.key())
                .query(Integer.class)
                .single();
        if (toAddress >= settings.invitation().mailsPerAddress()) {
            throw new TooManyInvitationMails(Duration.ofDays(1));
        }
        jdbc.sql("insert into invitation_mail (workspace_id, invited_by, email_key, at) values (?, ?, ?, ?)")
                .params(workspace.value(), by.value(), to.key(), now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static OffsetDateTime before(Instant now, Duration time) {
        return now.minus(time).atOffset(ZoneOffset.UTC);
    }
}
