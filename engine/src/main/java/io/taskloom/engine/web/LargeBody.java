package io.taskloom.engine.web;

import org.springframework.http.server.PathContainer;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A POST that takes more than the usual body, because it reads it as a stream. A feature declares one as a bean.
 *
 * @param path with wildcards
 * @param limit above it 413
 */
public record LargeBody(PathPattern path, DataSize limit) {

    public static LargeBody at(String pattern, DataSize limit) {
        return new LargeBody(PathPatternParser.defaultInstance.parse(pattern), limit);
    }

    boolean matches(String method, String uri) {
        return method.equals("POST") && path.matches(PathContainer.parsePath(uri));
    }
}
