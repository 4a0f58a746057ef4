package io.taskloom.engine.web;

import java.security.SecureRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The key that signs cursors: made by the first node that starts, shared by all through the database. */
@Component
class CursorKey {

    private final byte[] bytes;

    // At start, since the first cursor is made inside a read-only transaction.
    CursorKey(JdbcClient jdbc) {
        this.bytes = load(jdbc);
    }

    byte[] bytes() {
        return bytes;
    }

    private static byte[] load(JdbcClient jdbc) {
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
