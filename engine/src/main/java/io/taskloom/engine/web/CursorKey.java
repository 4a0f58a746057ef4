package io.taskloom.engine.web;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The key that signs cursors: made by the first node that needs it, shared by all through the database. */
@Component
class CursorKey {

    private final JdbcClient jdbc;
    private volatile byte @Nullable [] known;

    CursorKey(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    byte[] bytes() {
        byte[] key = known;
        if (key == null) {
            key = load();
            known = key;
        }
        return key;
    }

    private byte[] load() {
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        jdbc.sql("insert into cursor_key (id, bytes) values (1, ?) on conflict do nothing")
                .param(fresh)
                .update();
        return jdbc.sql("select bytes from cursor_key where id = 1")
                .query((row, number) -> row.getBytes(1))
                .single();
    }
}
