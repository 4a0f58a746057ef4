package io.taskloom.engine.web;

import org.jspecify.annotations.Nullable;

/**
 * What a caller asks of a collection by {@code ?limit=&cursor=}; a controller takes it as a parameter.
 *
 * @param limit 1 to 200
 * @param cursor as {@link Page#next} gave it; null for the first page
 */
public record PageRequest(int limit, @Nullable String cursor) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit is 1 to " + MAX_LIMIT);
        }
    }

    public static PageRequest first() {
        return new PageRequest(DEFAULT_LIMIT, null);
    }
}
