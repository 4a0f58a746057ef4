package io.taskloom.engine.identity.key;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ApiKeyRows {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ApiKeyRows(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void insert(ApiKey key) {
        jdbc.sql("""
                        insert into api_key (id, person_id, workspace_id, name, locator, hash, scopes, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        key.id().value(),
                        key.person().value(),
                        key.workspace() == null ? null : key.workspace().value(),
                        key.name(),
                        key.locator(),
                        key.hash(),
                        key.scopes().stream().map(Scope::wire).sorted().toArray(String[]::new),
                        utc(key.createdAt()),
                        key.expiresAt() == null ? null : utc(key.expiresAt()))
                .update();
    }

    /** The newest first. */
    List<ApiKey> of(PersonId person) {
        return jdbc.sql("select * from api_key where person_id = ? order by created_at desc, id desc")
                .param(person.value())
                .query(ApiKeyRows::map)
                .list();
    }

    /** Two that are made at once must not both be the last one allowed. */
    int lockAndCount(PersonId person) {
        jdbc.sql("select id from person where id = ? for no key update")
                .param(person.value())
                .query(UUID.class)
                .optional();
        return jdbc.sql("select count(*) from api_key where person_id = ?")
                .param(person.value())
                .query(Integer.class)
                .single();
    }

    Optional<ApiKey> find(PersonId person, ApiKeyId id) {
        return jdbc.sql("select * from api_key where id = ? and person_id = ?")
                .params(id.value(), person.value())
                .query(ApiKeyRows::map)
                .optional();
    }

    Optional<ApiKey> byLocator(String locator) {
        return jdbc.sql("select * from api_key where locator = ?")
                .param(locator)
                .query(ApiKeyRows::map)
                .optional();
    }

    /** @return false if it has gone before */
    boolean delete(ApiKeyId id) {
        return jdbc.sql("delete from api_key where id = ?").param(id.value()).update() == 1;
    }

    void used(Map<ApiKeyId, KeyUses.Use> uses) {
        batches.batchUpdate(
                """
                update api_key set last_used_at = ?, last_used_from = ?
                where id = ? and (last_used_at is null or last_used_at < ?)""",
                // In one order on every node, so that two that write at once wait for each other and never in a circle.
                uses.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(
                                (one, other) -> one.value().compareTo(other.value())))
                        .map(entry -> new Object[] {
                            utc(entry.getValue().at()),
                            entry.getValue().from(),
                            entry.getKey().value(),
                            utc(entry.getValue().at())
                        })
                        .toList());
    }

    private static ApiKey map(ResultSet row, int number) throws SQLException {
        UUID workspace = row.getObject("workspace_id", UUID.class);
        return new ApiKey(
                new ApiKeyId(row.getObject("id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                workspace == null ? null : new WorkspaceId(workspace),
                row.getString("name"),
                row.getString("locator"),
                row.getBytes("hash"),
                Arrays.stream((String[]) row.getArray("scopes").getArray())
                        .map(Scope::of)
                        .collect(Collectors.toUnmodifiableSet()),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("expires_at", OffsetDateTime.class)),
                instant(row.getObject("last_used_at", OffsetDateTime.class)),
                row.getString("last_used_from"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
