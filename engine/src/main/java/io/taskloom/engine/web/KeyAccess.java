package io.taskloom.engine.web;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;

/** What an API key needs for an operation, as {@link Keys} says it there. */
public record KeyAccess(Area area, boolean write, boolean acrossWorkspaces) {

    /** @return empty where no key is let in */
    public static Optional<KeyAccess> to(HandlerMethod operation, HttpMethod method) {
        Keys keys = keys(operation);
        return keys == null
                ? Optional.empty()
                : Optional.of(new KeyAccess(
                        keys.value(),
                        !keys.reads() && method != HttpMethod.GET && method != HttpMethod.HEAD,
                        keys.acrossWorkspaces()));
    }

    private static @Nullable Keys keys(HandlerMethod operation) {
        if (operation.hasMethodAnnotation(NotForKeys.class)) {
            return null;
        }
        Keys own = operation.getMethodAnnotation(Keys.class);
        return own == null ? AnnotatedElementUtils.findMergedAnnotation(operation.getBeanType(), Keys.class) : own;
    }

    /** The scope: {@code tasks:write}. */
    public String scope() {
        return area.name().toLowerCase(Locale.ROOT) + (write ? ":write" : ":read");
    }
}
