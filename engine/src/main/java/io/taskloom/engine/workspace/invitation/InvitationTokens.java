package io.taskloom.engine.workspace.invitation;

import io.taskloom.engine.web.Secrets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The secrets in mailed links: 256 random bits, of which only the hash is kept. Several are good at a time, one for each mail,
 * since a mail that was sent by a node that then died is sent again.
 */
@Component
class InvitationTokens {

    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final InvitationRows rows;
    private final Clock clock;

    InvitationTokens(JdbcClient jdbc, InvitationRows rows, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    @Transactional
    public String make(InvitationId invitation) {
        String token = Secrets.next();
        jdbc.sql("insert into invitation_token (hash, invitation_id, made_at) values (?, ?, ?)")
                .params(Secrets.hash(token), invitation.value(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        delete from invitation_token where hash in (
                            select hash from invitation_token where invitation_id = ?
                            order by made_at desc offset ?)""").params(invitation.value(), MOST).update();
        return token;
    }

    Optional<Invitation> find(String token) {
        return rows.byToken(Secrets.hash(token));
    }
}
