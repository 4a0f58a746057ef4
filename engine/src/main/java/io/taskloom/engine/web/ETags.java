package io.taskloom.engine.web;

import org.springframework.http.ResponseEntity;

/** Versions as entity tags: version 3 is {@code "v3"}. */
public final class ETags {

    private ETags() {}

    public static String of(long version) {
        return "\"v" + version + "\"";
    }

    /** 200 with the state and its tag. */
    public static <T> ResponseEntity<T> ok(T body, long version) {
        return ResponseEntity.ok().eTag(of(version)).body(body);
    }
}
