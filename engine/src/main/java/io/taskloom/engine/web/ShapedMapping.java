package io.taskloom.engine.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds the method for a request. There are hundreds, and each is asked with all its conditions, twice a request; here only
 * those are asked whose path has as many parts as the request's and the same fixed ones.
 */
final class ShapedMapping extends RequestMappingHandlerMapping {

    private final Map<RequestMappingInfo, List<Shape>> shapes = new ConcurrentHashMap<>();

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
        List<PathContainer.Element> path = ServletRequestPathUtils.getParsedRequestPath(request)
                .pathWithinApplication()
                .elements();
        for (Shape shape : shapes.computeIfAbsent(info, ShapedMapping::shapes)) {
            if (shape.mayMatch(path)) {
                return super.getMatchingMapping(info, request);
            }
        }
        return null;
    }

    private static List<Shape> shapes(RequestMappingInfo info) {
        return info.getPatternValues().stream().map(Shape::of).toList();
    }

    /** @param parts the fixed ones, null for others; null as a whole for a path of any length */
    record Shape(@Nullable String @Nullable [] parts) {

        static Shape of(String pattern) {
            if (!pattern.startsWith("/") || pattern.endsWith("/") || pattern.contains("*")) {
                return new Shape(null);
            }
            return new Shape(Arrays.stream(pattern.substring(1).split("/"))
                    .map(part -> part.matches("[\\w.-]+") ? part : null)
                    .toArray(String[]::new));
        }

        /** @param path separators and segments in turns */
        boolean mayMatch(List<PathContainer.Element> path) {
            if (parts == null) {
                return true;
            }
            if (path.size() != 2 * parts.length) {
                return false;
            }
            // The first parts are the same for nearly all.
            for (int i = parts.length - 1; i >= 0; i--) {
                String part = parts[i];
                if (part != null
                        && !(path.get(2 * i + 1) instanceof PathContainer.PathSegment segment
                                && segment.valueToMatch().equals(part))) {
                    return false;
                }
            }
            return true;
        }
    }
}
