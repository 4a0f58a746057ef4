package io.taskloom.engine.workspace.invitation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
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
    private final SecureRandom random = new SecureRandom();

    InvitationTokens(JdbcClient jdbc, InvitationRows rows, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    @Transactional
    public String make(InvitationId invitation) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("insert into invitation_token (hash, invitation_id, made_at) values (?, ?, ?)")
                .params(hash(token), invitation.value(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        delete from invitation_token where hash in (
                            select hash from invitation_token where invitation_id = ?
                            order by made_at desc offset ?)""").params(invitation.value(), MOST).update();
        return token;
    }

    Optional<Invitation> find(String token) {
        return rows.byToken(hash(token));
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
