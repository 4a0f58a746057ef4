package io.taskloom.connector.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.taskloom.connector.spi.ConnectorException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.jspecify.annotations.Nullable;

/** An answer as it came, read up to a limit, and what it means for the step. */
record RawAnswer(
        int status,
        Map<String, String> headers,
        byte[] body,
        @Nullable ContentType type) {

    static final int MAX_BODY_BYTES = 1024 * 1024;
    private static final JsonMapper JSON =
            JsonMapper.builder().findAndAddModules().build();

    sealed interface Outcome {}

    record Accepted(WebhookAnswer answer) implements Outcome {}

    record Redirected(HttpCaller.Hop to) implements Outcome {}

    static RawAnswer read(ClassicHttpResponse response) throws IOException {
        var headers = new TreeMap<String, String>();
        for (var header : response.getHeaders()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        var entity = response.getEntity();
        if (entity == null) {
            return new RawAnswer(response.getCode(), headers, new byte[0], null);
        }
        try (var content = entity.getContent()) {
            var body = content.readNBytes(MAX_BODY_BYTES + 1);
            if (body.length > MAX_BODY_BYTES) {
                // Leaving the block would read the rest to keep the connection.
                response.close();
                throw new ConnectorException.Permanent("answer-too-large", "The answer is larger than 1 MB.", null);
            }
            return new RawAnswer(response.getCode(), headers, body, ContentType.parseLenient(entity.getContentType()));
        }
    }

    /** @throws ConnectorException for any status that neither accepts nor redirects */
    Outcome outcome(HttpCaller.Hop hop) {
        if (status >= 200 && status < 300) {
            return new Accepted(new WebhookAnswer(status, headers, parsedBody()));
        }
        var location = headers.get("location");
        if (status >= 300 && status < 400 && location != null) {
            return new Redirected(hop.redirectedTo(status, location));
        }
        var message = "%s answered %d.".formatted(hop.uri().getHost(), status);
        if (status == 408 || status == 425 || status == 429 || status >= 500) {
            throw new ConnectorException.Retryable(message, retryAfter(), null);
        }
        throw new ConnectorException.Permanent("http-" + status, message, null);
    }

    private @Nullable Object parsedBody() {
        if (body.length == 0) {
            return null;
        }
        var mime = type == null ? "" : type.getMimeType().toLowerCase(Locale.ROOT);
        if (mime.equals("application/json") || mime.endsWith("+json")) {
            try {
                return JSON.readValue(text(), Object.class);
            } catch (JsonProcessingException notJson) {
                return text();
            }
        }
        return text();
    }

    private String text() {
        Charset charset = type == null || type.getCharset() == null ? StandardCharsets.UTF_8 : type.getCharset();
        return new String(body, charset);
    }

    /** RFC 9110 section 10.2.3: seconds, or a date, which is compared with the peer's own clock. */
    private @Nullable Duration retryAfter() {
        var value = headers.get("retry-after");
        if (value == null) {
            return null;
        }
        if (value.matches("\\d{1,6}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        var now = date(headers.get("date"));
        var until = date(value);
        return now == null || until == null || !until.isAfter(now) ? null : Duration.between(now, until);
    }

    private static @Nullable ZonedDateTime date(@Nullable String value) {
        try {
            return value == null ? null : ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }
}
