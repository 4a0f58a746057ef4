package io.taskloom.engine.account;

import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.event.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DeletionRows {

    private static final String SELECT =
            "select d.id, d.person_id, d.state, d.requested_at, d.erase_at, d.instance, d.mailed_at from account_deletion d ";
    private static final int LINKS = 20;

    private final JdbcClient jdbc;

    DeletionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Deletion deletion) {
        jdbc.sql("""
                        insert into account_deletion (id, person_id, state, requested_at, erase_at, mailed_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        deletion.id().value(),
                        deletion.person().value(),
                        deletion.state().wire(),
                        utc(deletion.requestedAt()),
                        utc(deletion.eraseAt()),
                        utc(deletion.mailedAt()))
                .update();
    }

    void runsAs(DeletionId id, InstanceId instance) {
        jdbc.sql("update account_deletion set instance = ? where id = ?")
                .params(instance.value(), id.value())
                .update();
    }

    void mailed(DeletionId id, Instant at) {
        jdbc.sql("update account_deletion set mailed_at = ? where id = ?")
                .params(utc(at), id.value())
                .update();
    }

    void become(DeletionId id, DeletionState state, Instant now) {
        boolean over = state == DeletionState.RESTORED || state == DeletionState.ERASED;
        jdbc.sql("update account_deletion set state = ?, ended_at = ? where id = ?")
                .params(state.wire(), over ? utc(now) : null, id.value())
                .update();
    }

    Optional<Deletion> find(DeletionId id) {
        return jdbc.sql(SELECT + "where d.id = ?")
                .param(id.value())
                .query((row, number) -> deletion(row))
                .optional();
    }

    /** Held until the transaction ends: the way back and the end of the grace period must not both succeed. */
    Deletion lock(DeletionId id) {
        return jdbc.sql(SELECT + "where d.id = ? for update")
                .param(id.value())
                .query((row, number) -> deletion(row))
                .single();
    }

    Optional<Deletion> pending(PersonId person) {
        return jdbc.sql(SELECT + "where d.person_id = ? and d.state = 'pending'")
                .param(person.value())
                .query((row, number) -> deletion(row))
                .optional();
    }

    /** Those who are kept out: until they are restored, and a while after they are erased. */
    List<String> departed(Instant erasedAfter) {
        return jdbc.sql("""
                        select person_id::text from account_deletion
                        where state in ('pending', 'erasing') or (state = 'erased' and ended_at > ?)""").param(utc(erasedAfter)).query(String.class).list();
    }

    List<PersonId> departedAmong(Collection<PersonId> people) {
        return jdbc
                .sql("select person_id from account_deletion where person_id = any(?) and state <> 'restored'")
                .param(people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .stream()
                .map(PersonId::new)
                .toList();
    }

    /** Whoever wants to begin the erasure waits for the caller's transaction. */
    boolean isErased(PersonId person) {
        return jdbc
                .sql("select state from account_deletion where person_id = ? and state <> 'restored' for share")
                .param(person.value())
                .query(String.class)
                .list()
                .stream()
                .map(DeletionState::of)
                .anyMatch(state -> state != DeletionState.PENDING);
    }

    /** Several are good at a time, one for each mail: a mail sent by a node that then died is sent again. */
    void addLink(DeletionId id, byte[] hash, Instant now) {
        jdbc.sql("insert into account_recovery (hash, deletion_id, made_at) values (?, ?, ?)")
                .params(hash, id.value(), utc(now))
                .update();
        jdbc.sql("""
                        delete from account_recovery where hash in (
                            select hash from account_recovery where deletion_id = ?
                            order by made_at desc offset ?)""").params(id.value(), LINKS).update();
    }

    Optional<Deletion> byLink(byte[] hash) {
        return jdbc.sql(SELECT + "join account_recovery r on r.deletion_id = d.id where r.hash = ?")
                .param(hash)
                .query((row, number) -> deletion(row))
                .optional();
    }

    void forgetLinksEndedBefore(Instant before) {
        jdbc.sql("""
                        delete from account_recovery where deletion_id in (
                            select id from account_deletion where ended_at < ?)""").param(utc(before)).update();
    }

    private static Deletion deletion(ResultSet row) throws SQLException {
        UUID instance = row.getObject("instance", UUID.class);
        return new Deletion(
                new DeletionId(row.getObject("id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                DeletionState.of(row.getString("state")),
                instant(row, "requested_at"),
                instant(row, "erase_at"),
                instance == null ? null : new InstanceId(instance),
                instant(row, "mailed_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
