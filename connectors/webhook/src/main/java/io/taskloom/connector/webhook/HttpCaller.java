package io.taskloom.connector.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.taskloom.connector.spi.Call;
import io.taskloom.connector.spi.ConnectorException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Makes the call: bounded in time, size and redirects, never through a proxy, only where the guard lets it. */
final class HttpCaller implements AutoCloseable {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration MAX_TIMEOUT = Duration.ofMinutes(2);
    private static final int MAX_REDIRECTS = 5;
    private static final int MAX_CONNECTIONS = 2_000;

    /** Set by us or by the client; a model that sets them would lie about the message or the caller. */
    private static final Set<String> RESERVED_HEADERS = Set.of(
            "host", "content-length", "transfer-encoding", "connection", "upgrade", "te", "trailer", "idempotency-key");

    private static final JsonMapper JSON =
            JsonMapper.builder().findAndAddModules().build();

    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-deadlines").factory());

    HttpCaller(SsrfGuard guard) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(guard)
                .setMaxConnTotal(MAX_CONNECTIONS)
                .setMaxConnPerRoute(MAX_CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.ofSeconds(10))
                        .setTimeToLive(TimeValue.ofMinutes(1))
                        .build())
                .build();
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("Taskloom")
                .build();
    }

    WebhookAnswer call(WebhookCall call, Call step) {
        var deadline = System.nanoTime() + timeout(call).toNanos();
        var hop = Hop.first(call.method(), call.url());
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            var answer = exchange(hop, call, step, deadline);
            switch (answer.outcome(hop)) {
                case RawAnswer.Accepted accepted -> {
                    return accepted.answer();
                }
                case RawAnswer.Redirected redirected -> hop = redirected.to();
            }
        }
        throw new ConnectorException.Permanent(
                "too-many-redirects",
                "%s redirects more than %d times.".formatted(hop.uri().getHost(), MAX_REDIRECTS),
                null);
    }

    private RawAnswer exchange(Hop hop, WebhookCall call, Call step, long deadline) {
        var request = request(hop, call, step);
        var left = Duration.ofNanos(deadline - System.nanoTime());
        request.setConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.of(left.isPositive() ? left : Duration.ofMillis(1)))
                .setConnectionRequestTimeout(Timeout.ofSeconds(5))
                .build());
        // A peer that sends a byte now and then never runs into a socket time-out: the whole call has an end as well.
        var abort = deadlines.schedule(request::abort, left.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, RawAnswer::read);
        } catch (SsrfGuard.AddressRefused refused) {
            throw new ConnectorException.Permanent("address-refused", String.valueOf(refused.getMessage()), refused);
        } catch (IOException failure) {
            throw new ConnectorException.Retryable(
                    "%s did not answer: %s".formatted(hop.uri().getHost(), failure.getMessage()), null, failure);
        } finally {
            abort.cancel(false);
        }
    }

    private static HttpUriRequestBase request(Hop hop, WebhookCall call, Call step) {
        var request = new HttpUriRequestBase(hop.method().name(), hop.uri());
        if (call.headers() != null && hop.sameOrigin()) {
            call.headers().forEach((name, value) -> request.setHeader(checkedName(name), checkedValue(name, value)));
        }
        request.setHeader("Idempotency-Key", step.idempotencyKey());
        if (call.body() != null && hop.carriesBody()) {
            request.setEntity(entity(call.body(), call.headers()));
        }
        return request;
    }

    private static StringEntity entity(Object body, @Nullable Map<String, String> headers) {
        try {
            var text = body instanceof String string ? string : JSON.writeValueAsString(body);
            var said = headers == null ? null : header(headers, "content-type");
            return new StringEntity(text, said == null ? ContentType.APPLICATION_JSON : ContentType.parse(said));
        } catch (JsonProcessingException unwritable) {
            throw new ConnectorException.Permanent("invalid-body", "The body can't be written as JSON.", unwritable);
        }
    }

    private static @Nullable String header(Map<String, String> headers, String name) {
        return headers.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String checkedName(String name) {
        if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")
                || RESERVED_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new ConnectorException.Permanent(
                    "invalid-header", "The header \"%s\" can't be set.".formatted(name), null);
        }
        return name;
    }

    private static String checkedValue(String name, String value) {
        if (value.chars().anyMatch(c -> c < ' ' && c != '\t')) {
            throw new ConnectorException.Permanent(
                    "invalid-header", "The header \"%s\" has a line break in its value.".formatted(name), null);
        }
        return value;
    }

    private static Duration timeout(WebhookCall call) {
        if (call.timeout() == null) {
            return DEFAULT_TIMEOUT;
        }
        if (!call.timeout().isPositive() || call.timeout().compareTo(MAX_TIMEOUT) > 0) {
            throw new ConnectorException.Permanent(
                    "invalid-timeout", "The timeout must be above 0 and at most two minutes.", null);
        }
        return call.timeout();
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        client.close(CloseMode.GRACEFUL);
    }

    /**
     * One request of a call.
     *
     * @param sameOrigin false once a redirect has left the origin the model named: its headers may hold a token and stay behind
     */
    record Hop(HttpMethod method, URI uri, boolean sameOrigin) {

        static Hop first(HttpMethod method, String url) {
            return new Hop(method, checked(url), true);
        }

        /** RFC 9110 section 15.4: 307 and 308 keep the method, the others turn it into GET. */
        Hop redirectedTo(int status, String location) {
            var keeps = status == 307 || status == 308 || method == HttpMethod.HEAD;
            var target = checked(resolve(location));
            return new Hop(
                    keeps ? method : HttpMethod.GET,
                    target,
                    sameOrigin && origin(target).equals(origin(uri)));
        }

        boolean carriesBody() {
            return switch (method) {
                case POST, PUT, PATCH, DELETE -> true;
                case GET, HEAD -> false;
            };
        }

        private String resolve(String location) {
            try {
                return uri.resolve(location).toString();
            } catch (IllegalArgumentException malformed) {
                throw new ConnectorException.Permanent("invalid-redirect", "The peer redirects to no URL.", malformed);
            }
        }

        static String origin(URI uri) {
            var port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
            return "%s://%s:%d".formatted(uri.getScheme(), uri.getHost(), port);
        }

        private static URI checked(String url) {
            try {
                var uri = URI.create(url.strip());
                var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
                if (uri.getHost() != null
                        && uri.getUserInfo() == null
                        && Set.of("http", "https").contains(scheme)) {
                    return uri;
                }
            } catch (IllegalArgumentException malformed) {
                throw new ConnectorException.Permanent("invalid-url", "This is no URL: " + url, malformed);
            }
            throw new ConnectorException.Permanent(
                    "invalid-url", "The URL must be http or https, with a host and without a user name.", null);
        }
    }
}
