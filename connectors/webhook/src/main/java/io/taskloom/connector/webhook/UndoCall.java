package io.taskloom.connector.webhook;

import io.taskloom.connector.spi.ConnectorException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The request that takes back an earlier one, as that one's step says. */
final class UndoCall {

    /** RFC 6570, level 1. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z0-9_.-]{1,100})}");

    private UndoCall() {}

    /** @throws ConnectorException.Permanent if its URL names what the answer does not have */
    static WebhookCall of(WebhookCall request, WebhookAnswer answer) {
        String template = request.undoUrl() == null ? "" : request.undoUrl();
        String url = PLACEHOLDER.matcher(template).replaceAll(found -> {
            String value = value(answer.body(), found.group(1));
            return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        });
        return new WebhookCall(
                request.undoMethod() == null ? HttpMethod.POST : request.undoMethod(),
                url,
                // They may hold a token, which is the first peer's alone.
                sameOrigin(request.url(), url) ? request.headers() : null,
                request.undoBody() == null ? told(answer) : request.undoBody(),
                request.timeout());
    }

    private static Map<String, @Nullable Object> told(WebhookAnswer answer) {
        var told = new LinkedHashMap<String, @Nullable Object>();
        told.put("status", answer.status());
        told.put("body", answer.body());
        return told;
    }

    private static String value(@Nullable Object body, String name) {
        Object value = body instanceof Map<?, ?> members ? members.get(name) : null;
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw new ConnectorException.Permanent(
                "invalid-undo-url", "The answer has no \"%s\", which the undo URL names.".formatted(name), null);
    }

    private static boolean sameOrigin(String one, String other) {
        try {
            return origin(one).equals(origin(other));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static String origin(String url) {
        URI uri = URI.create(url.strip());
        if (uri.getScheme() == null) {
            throw new IllegalArgumentException("No scheme");
        }
        return HttpCaller.Hop.origin(uri);
    }
}
