package io.taskloom.engine.signin;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RevocationRows {

    private final JdbcClient jdbc;

    RevocationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param session null where it is all of the subject's, or everybody's
     * @param subject null where it is a session's, or everybody's
     * @param before tokens issued up to then
     */
    record Row(@Nullable String session, @Nullable String subject, Instant before) {}

    /** @return false if that session was taken back before */
    boolean insert(Row row, Instant endsAt) {
        return jdbc.sql("""
                        insert into token_revocation (session, subject, before, ends_at)
                        values (:session, :subject, :before, :endsAt) on conflict do nothing
                        """)
                        .param("session", row.session())
                        .param("subject", row.subject())
                        .param("before", row.before().atOffset(ZoneOffset.UTC))
                        .param("endsAt", endsAt.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    List<Row> all(Instant now) {
        return jdbc.sql("select session, subject, before from token_revocation where ends_at > :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Row(
                        row.getString("session"),
                        row.getString("subject"),
                        row.getObject("before", OffsetDateTime.class).toInstant()))
                .list();
    }

    void forgetEnded(Instant now) {
        jdbc.sql("delete from token_revocation where ends_at < :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
