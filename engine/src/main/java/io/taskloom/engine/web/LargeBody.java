package io.taskloom.engine.web;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A request that takes more than the usual body, because it reads it as a stream. A feature declares one as a bean.
 *
 * @param path with wildcards
 * @param limit above it 413
 */
public record LargeBody(HttpMethod method, PathPattern path, DataSize limit) {

    /** A POST. */
    public static LargeBody at(String pattern, DataSize limit) {
        return at(HttpMethod.POST, pattern, limit);
    }

    public static LargeBody at(HttpMethod method, String pattern, DataSize limit) {
        return new LargeBody(method, PathPatternParser.defaultInstance.parse(pattern), limit);
    }

    boolean matches(String method, String uri) {
        return this.method.matches(method) && path.matches(PathContainer.parsePath(uri));
    }
}
