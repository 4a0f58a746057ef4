package io.taskloom.engine.signin;

import io.taskloom.engine.event.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SignInRows {

    private static final String SELECT = """
            select id, person, kind, at, session, address, user_agent, browser, system, place, reason, new_device
            from sign_in
            """;

    private final JdbcClient jdbc;

    SignInRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Place in a list that is sorted by time and id. */
    record Place(Instant at, UUID id) {}

    /** @return whether it was not there yet */
    boolean insert(SignInRow row) {
        return jdbc.sql("""
                        insert into sign_in (id, person, kind, at, session, address, user_agent, browser, system, place,
                            reason, new_device)
                        values (:id, :person, :kind, :at, :session, :address, :userAgent, :browser, :system, :place,
                            :reason, :newDevice)
                        on conflict do nothing
                        """)
                        .param("id", row.id())
                        .param("person", row.person().value())
                        .param("kind", row.kind().wire())
                        .param("at", row.at().atOffset(ZoneOffset.UTC))
                        .param("session", row.session())
                        .param("address", row.address())
                        .param("userAgent", row.userAgent())
                        .param("browser", row.device().browser())
                        .param("system", row.device().system())
                        .param("place", row.place())
                        .param("reason", row.reason())
                        .param("newDevice", row.newDevice())
                        .update()
                == 1;
    }

    /** Whether the person has signed in before, but never from such a device. The very first sign-in is no news. */
    boolean isNew(PersonId person, Device device) {
        return jdbc.sql("""
                        select count(*) > 0 and not bool_or(
                            browser is not distinct from :browser and system is not distinct from :system)
                        from sign_in where person = :person and kind = 'signed_in'
                        """)
                .param("person", person.value())
                .param("browser", device.browser())
                .param("system", device.system())
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    /** The newest first. */
    List<SignInRow> list(PersonId person, @Nullable Place behind, int limit) {
        return jdbc.sql(SELECT + """
                        where person = :person and (:first or (at, id) < (:at, :id))
                        order by at desc, id desc limit :limit
                        """)
                .param("person", person.value())
                .param("first", behind == null)
                .param("at", (behind == null ? Instant.EPOCH : behind.at()).atOffset(ZoneOffset.UTC))
                .param("id", behind == null ? new UUID(0, 0) : behind.id())
                .param("limit", limit)
                .query((row, number) -> row(row))
                .list();
    }

    Optional<SignInRow> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query((row, number) -> row(row))
                .optional();
    }

    /** How those sessions began, by session. */
    Map<String, SignInRow> ofSessions(Collection<String> sessions) {
        Map<String, SignInRow> found = new HashMap<>();
        jdbc.sql(SELECT + "where session = any(:sessions) and kind = 'signed_in'")
                .param("sessions", sessions.toArray(String[]::new))
                .query((row, number) -> row(row))
                .list()
                .forEach(row -> found.put(String.valueOf(row.session()), row));
        return found;
    }

    /** @return how many were forgotten, at most {@code limit} */
    int forgetBefore(Instant end, int limit) {
        return jdbc.sql("""
                        delete from sign_in where id in (
                            select id from sign_in where at < :end order by at limit :limit for update skip locked)
                        """)
                .param("end", end.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .update();
    }

    private static SignInRow row(ResultSet row) throws SQLException {
        return new SignInRow(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person", UUID.class)),
                SignInKind.of(row.getString("kind")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("session"),
                row.getString("address"),
                row.getString("user_agent"),
                new Device(row.getString("browser"), row.getString("system")),
                row.getString("place"),
                row.getString("reason"),
                row.getBoolean("new_device"));
    }
}
