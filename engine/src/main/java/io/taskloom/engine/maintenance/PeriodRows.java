package io.taskloom.engine.maintenance;

import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
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

/** Times of maintenance, at most one of which lasts. Each change is one statement: a node that dies has made it or not. */
@Repository
class PeriodRows {

    private final JdbcClient db;

    PeriodRows(JdbcClient db) {
        this.db = db;
    }

    Optional<Period> current() {
        return db.sql("select * from maintenance where ended_at is null")
                .query((row, n) -> read(row))
                .optional();
    }

    /** Begins one, or says something else of the one that lasts. */
    void begin(@Nullable String message, @Nullable Instant until, PersonId by, Instant now) {
        db.sql("""
                insert into maintenance (id, message, until, begun_at, begun_by) values (?, ?, ?, ?, ?)
                on conflict ((true)) where ended_at is null do update set message = excluded.message, until = excluded.until
                """)
                .params(Ids.next(), message, time(until), time(now), by.value())
                .update();
    }

    void end(PersonId by, Instant now) {
        db.sql("update maintenance set ended_at = ?, ended_by = ? where ended_at is null")
                .params(time(now), by.value())
                .update();
    }

    /** The newest first. @param before the last of the page before; null for the first page */
    List<Period> page(@Nullable UUID before, int limit) {
        return db.sql(
                        "select * from maintenance where cast(:before as uuid) is null or id < :before order by id desc limit :limit")
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    private static Period read(ResultSet row) throws SQLException {
        UUID endedBy = row.getObject("ended_by", UUID.class);
        return new Period(
                row.getObject("id", UUID.class),
                row.getString("message"),
                instant(row, "until"),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                new PersonId(row.getObject("begun_by", UUID.class)),
                instant(row, "ended_at"),
                endedBy == null ? null : new PersonId(endedBy));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
