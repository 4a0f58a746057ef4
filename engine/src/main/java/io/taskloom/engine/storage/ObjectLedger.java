package io.taskloom.engine.storage;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What there is in the object store, or may be, and when it is to go: the row comes before the object and goes after it, so that
 * a {@code kill -9} in between leaves nothing that nobody knows of. {@link ObjectSweep} deletes what is due. Part of the caller's
 * transaction; the table is called after its first user.
 */
@Component
public class ObjectLedger {

    private final JdbcClient jdbc;

    ObjectLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** There may be such an object from now on; unless it is kept, it goes at that time. */
    public void expect(ObjectKey key, Instant dueAt) {
        jdbc.sql("insert into attachment_object (key, due_at) values (?, ?)")
                .params(key.value(), utc(dueAt))
                .update();
    }

    /** @return false if it may have gone already */
    public boolean keep(ObjectKey key, Instant now) {
        return jdbc.sql("update attachment_object set due_at = null where key = ? and due_at > ?")
                        .params(key.value(), utc(now))
                        .update()
                == 1;
    }

    /** Keeps others from letting go of these while the transaction runs. @return those that are in use */
    public List<ObjectKey> share(Collection<ObjectKey> keys) {
        return jdbc.sql(
                        "select key from attachment_object where key = any(?) and due_at is null order by key for share")
                .param(keys.stream().map(ObjectKey::value).toArray(String[]::new))
                .query((row, number) -> new ObjectKey(row.getString("key")))
                .list();
    }

    /** Those that are to go, for this node alone until the claim ends. */
    List<ObjectKey> claim(Instant now, Instant until, int limit) {
        return jdbc.sql("""
                        update attachment_object set claimed_until = :until where key in (
                            select key from attachment_object
                            where due_at <= :now and (claimed_until is null or claimed_until <= :now)
                            order by due_at limit :limit for update skip locked)
                        returning key""")
                .param("until", utc(until))
                .param("now", utc(now))
                .param("limit", limit)
                .query((row, number) -> new ObjectKey(row.getString("key")))
                .list();
    }

    void forget(ObjectKey key) {
        jdbc.sql("delete from attachment_object where key = ? and due_at is not null")
                .param(key.value())
                .update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
