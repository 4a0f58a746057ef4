package io.taskloom.engine.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The table of answers given under a key. */
@Component
class IdempotencyKeys {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final WebSettings settings;

    IdempotencyKeys(JdbcClient jdbc, ObjectMapper json, Clock clock, WebSettings settings) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.settings = settings;
    }

    sealed interface Claim {
        /** Nobody has used the key; it is ours until the transaction ends. */
        record Granted() implements Claim {}

        /** Another transaction is at work under this key. */
        record Held() implements Claim {}

        record Answered(byte[] requestHash, KeptAnswer answer) implements Claim {}
    }

    /** Lock and look in one round trip; both end with the running transaction. */
    Claim claim(String caller, String key) {
        return jdbc.sql("""
                        select l.locked, k.request_hash, k.status, k.headers, k.body, k.withheld
                        from (select pg_try_advisory_xact_lock(hashtextextended(:caller || ' ' || :key, 0)) as locked) l
                        left join idempotency_key k
                          on k.caller = :caller and k.key = :key and k.created_at > :oldest
                        """)
                .param("caller", caller)
                .param("key", key)
                .param("oldest", oldest())
                .query((row, number) -> claim(row))
                .single();
    }

    private Claim claim(ResultSet row) throws SQLException {
        if (row.getBytes("request_hash") != null) {
            if (row.getBoolean("withheld")) {
                throw new AnswerWithheld();
            }
            return new Claim.Answered(row.getBytes("request_hash"), answer(row));
        }
        return row.getBoolean("locked") ? new Claim.Granted() : new Claim.Held();
    }

    private KeptAnswer answer(ResultSet row) throws SQLException {
        try {
            Map<String, String> headers = json.readValue(row.getString("headers"), new TypeReference<>() {});
            return new KeptAnswer(row.getInt("status"), headers, row.getBytes("body"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A kept answer can't be read", e);
        }
    }

    /** @throws DuplicateKeyException if another answer was kept since {@link #claim} looked */
    void keep(String caller, String key, byte[] requestHash, KeptAnswer answer) {
        int rows = jdbc.sql("""
                        insert into idempotency_key as k (caller, key, request_hash, status, headers, body, created_at)
                        values (:caller, :key, :hash, :status, :headers::jsonb, :body, :now)
                        on conflict (caller, key) do update
                        set request_hash = excluded.request_hash, status = excluded.status, headers = excluded.headers,
                            body = excluded.body, created_at = excluded.created_at, withheld = false
                        where k.created_at <= :oldest
                        """)
                .param("caller", caller)
                .param("key", key)
                .param("hash", requestHash)
                .param("status", answer.status())
                .param("headers", json.valueToTree(answer.headers()).toString())
                .param("body", answer.body())
                .param("now", now())
                .param("oldest", oldest())
                .update();
        if (rows == 0) {
            throw new DuplicateKeyException("idempotency_key");
        }
    }

    /** The caller may see less than when these were answered. */
    void withhold(String caller) {
        jdbc.sql(
                        "update idempotency_key set withheld = true, headers = '{}', body = '' where caller = ? and not withheld")
                .param(caller)
                .update();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void forgetOld() {
        jdbc.sql("delete from idempotency_key where created_at <= ?")
                .param(oldest())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private OffsetDateTime oldest() {
        return now().minus(settings.idempotencyKept());
    }
}
