package io.taskloom.engine.web;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A POST that does no harm when it is repeated. No answer is kept for it, so it runs in no transaction but its own and may ask
 * the network. A feature declares one as a bean.
 *
 * @param path with wildcards: {@code /api/v1/things/*&#47;check}
 */
public record RepeatablePost(PathPattern path) {

    public static RepeatablePost at(String pattern) {
        return new RepeatablePost(PathPatternParser.defaultInstance.parse(pattern));
    }

    boolean matches(String uri) {
        return path.matches(PathContainer.parsePath(uri));
    }
}
