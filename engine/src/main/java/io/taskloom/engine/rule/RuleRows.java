package io.taskloom.engine.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.automation.AutomationId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each generated diagram of an automation was generated from; the newest two hundred. */
@Repository
class RuleRows {

    private static final int KEPT = 200;
    /** As JSON writes it, not a backslash and five characters that somebody wrote. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private final JdbcClient db;
    private final ObjectMapper json;

    RuleRows(JdbcClient db, ObjectMapper json) {
        this.db = db;
        this.json = json;
    }

    void keep(AutomationId automation, String hash, Rule rule, Instant at) {
        db.sql("""
                insert into automation_rule (automation_id, bpmn_hash, rule, saved_at)
                values (:automation, :hash, cast(:rule as jsonb), :at)
                on conflict (automation_id, bpmn_hash) do update set rule = excluded.rule, saved_at = excluded.saved_at
                """)
                .param("automation", automation.value())
                .param("hash", hash)
                .param("rule", written(rule))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        db.sql("""
                delete from automation_rule where automation_id = :automation and bpmn_hash not in (
                    select bpmn_hash from automation_rule where automation_id = :automation
                    order by saved_at desc limit :kept)
                """).param("automation", automation.value()).param("kept", KEPT).update();
    }

    Optional<Rule> find(AutomationId automation, String hash) {
        return db.sql("select rule from automation_rule where automation_id = ? and bpmn_hash = ?")
                .params(automation.value(), hash)
                .query((row, n) -> read(row.getString(1)))
                .optional();
    }

    boolean any(AutomationId automation) {
        return db.sql("select exists (select from automation_rule where automation_id = ?)")
                .param(automation.value())
                .query(Boolean.class)
                .single();
    }

    private String written(Rule rule) {
        try {
            // PostgreSQL's jsonb holds no NUL.
            return NUL.matcher(json.writeValueAsString(rule)).replaceAll("$1");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Rule read(String text) {
        try {
            return json.readValue(text, Rule.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A column of rules is not what was written", e);
        }
    }
}
