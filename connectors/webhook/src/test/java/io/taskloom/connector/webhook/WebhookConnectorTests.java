package io.taskloom.connector.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.taskloom.connector.spi.Call;
import io.taskloom.connector.spi.ConnectorException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookConnectorTests {

    private static final Call CALL = new Call("step-1", 1);

    @RegisterExtension
    final WireMockExtension peer = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final WebhookConnector connector = new WebhookConnector();

    @BeforeEach
    void allowThePeer() {
        connector.configure(Map.of("allowed-hosts", "localhost"));
    }

    @AfterEach
    void close() {
        connector.close();
    }

    @Test
    void theBodyIsSentAsJsonWithTheStepsKeyAndTheAnswerIsParsed() {
        peer.stubFor(any(anyUrl()).willReturn(okJson("{\"id\": 7}")));

        var answer =
                connector.call(post(url("/hook"), Map.of("title", "Buy milk"), Map.of("X-Source", "taskloom")), CALL);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Map.of("id", 7));
        peer.verify(postRequestedFor(urlEqualTo("/hook"))
                .withHeader("Idempotency-Key", equalTo("step-1"))
                .withHeader("X-Source", equalTo("taskloom"))
                .withHeader("Content-Type", equalTo("application/json; charset=UTF-8"))
                .withRequestBody(equalToJson("{\"title\": \"Buy milk\"}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/",
                "http://[::1]:%d/",
                "http://[::ffff:127.0.0.1]:%d/",
                "http://2130706433:%d/",
                "http://0.0.0.0:%d/",
                "http://169.254.169.254:%d/latest/meta-data",
                "http://10.0.0.1:%d/"
            })
    void addressesInsideAreRefusedForGoodHoweverTheyAreWritten(String url) {
        assertThatThrownBy(() -> connector.call(get(url.formatted(peer.getPort())), CALL))
                .isInstanceOfSatisfying(ConnectorException.Permanent.class, failure -> assertThat(failure.code())
                        .isEqualTo("address-refused"));
        assertThat(peer.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com/",
                "file:///etc/passwd",
                "http://user@example.com/",
                "/hook",
                "no url",
                "http:///x",
                "http://127.1/"
            })
    void whatIsNoPlainHttpUrlIsRefusedForGood(String url) {
        assertThatThrownBy(() -> connector.call(get(url), CALL))
                .isInstanceOfSatisfying(ConnectorException.Permanent.class, failure -> assertThat(failure.code())
                        .isEqualTo("invalid-url"));
    }

    @Test
    void aRedirectToAnAddressInsideIsRefused() {
        peer.stubFor(
                any(anyUrl()).willReturn(temporaryRedirect("http://127.0.0.1:%d/inside".formatted(peer.getPort()))));

        assertThatThrownBy(() -> connector.call(get(url("/start")), CALL))
                .isInstanceOfSatisfying(ConnectorException.Permanent.class, failure -> assertThat(failure.code())
                        .isEqualTo("address-refused"));
        peer.verify(0, getRequestedFor(urlEqualTo("/inside")));
    }

    @Test
    void aRedirectElsewhereLosesTheHeadersAndASeeOtherTheBody() {
        connector.configure(Map.of("allowed-hosts", "localhost, 127.0.0.1"));
        peer.stubFor(any(urlEqualTo("/start"))
                .willReturn(aResponse()
                        .withStatus(303)
                        .withHeader("Location", "http://127.0.0.1:%d/end".formatted(peer.getPort()))));
        peer.stubFor(any(urlEqualTo("/end")).willReturn(okJson("{}")));

        connector.call(post(url("/start"), "text", Map.of("Authorization", "Bearer token")), CALL);

        peer.verify(getRequestedFor(urlEqualTo("/end")).withHeader("Authorization", absent()));
    }

    @Test
    void redirectsWithoutEndEnd() {
        peer.stubFor(any(anyUrl()).willReturn(temporaryRedirect(url("/again"))));

        assertThatThrownBy(() -> connector.call(get(url("/again")), CALL))
                .isInstanceOfSatisfying(ConnectorException.Permanent.class, failure -> assertThat(failure.code())
                        .isEqualTo("too-many-redirects"));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 503})
    void busyPeersAreWorthAnotherTryWhenTheySay(int status) {
        peer.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withHeader("Retry-After", "17")));

        assertThatThrownBy(() -> connector.call(get(url("/")), CALL))
                .isInstanceOfSatisfying(ConnectorException.Retryable.class, failure -> assertThat(failure.retryAfter())
                        .hasSeconds(17));
    }

    @Test
    void aRetryAfterDateIsReadByThePeersClock() {
        peer.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(503)
                        .withHeader("Date", "Sat, 21 Nov 2026 08:00:00 GMT")
                        .withHeader("Retry-After", "Sat, 21 Nov 2026 08:01:00 GMT")));

        assertThatThrownBy(() -> connector.call(get(url("/")), CALL))
                .isInstanceOfSatisfying(ConnectorException.Retryable.class, failure -> assertThat(failure.retryAfter())
                        .hasMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 410})
    void refusalsAreNot(int status) {
        peer.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));

        assertThatThrownBy(() -> connector.call(get(url("/")), CALL))
                .isInstanceOfSatisfying(ConnectorException.Permanent.class, failure -> assertThat(failure.code())
                        .isEqualTo("http-" + status));
    }

    @Test
    void aPeerThatHangsUpIsWorthAnotherTry() {
        peer.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        assertThatThrownBy(() -> connector.call(get(url("/")), CALL)).isInstanceOf(ConnectorException.Retryable.class);
    }

    @Test
    void aPeerThatDribblesIsCutOffAtTheTimeout() {
        peer.stubFor(any(anyUrl()).willReturn(okJson("[1,2,3,4,5,6,7,8,9]").withChunkedDribbleDelay(10, 20_000)));
        var call = new WebhookCall(HttpMethod.GET, url("/"), null, null, Duration.ofMillis(500));

        var started = System.nanoTime();
        assertThatThrownBy(() -> connector.call(call, CALL)).isInstanceOf(ConnectorException.Retryable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void anAnswerOverTheLimitIsRefusedForGood() {
        peer.stubFor(any(anyUrl()).willReturn(aResponse().withBody(new byte[RawAnswer.MAX_BODY_BYTES + 1])));

        assertThatThrownBy(() -> connector.call(get(url("/")), CALL))
                .isInstanceOfSatisfying(ConnectorException.Permanent.class, failure -> assertThat(failure.code())
                        .isEqualTo("answer-too-large"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "content-length", "Idempotency-Key", "X Y", "X:Y"})
    void headersThatAreOursCantBeSet(String name) {
        assertThatThrownBy(() -> connector.call(post(url("/"), "text", Map.of(name, "1")), CALL))
                .isInstanceOfSatisfying(ConnectorException.Permanent.class, failure -> assertThat(failure.code())
                        .isEqualTo("invalid-header"));
    }

    private String url(String path) {
        return "http://localhost:" + peer.getPort() + path;
    }

    @Test
    void anUndoTellsThePeerWhatItHadAnsweredAtTheAddressThatNamesIt() {
        peer.stubFor(any(anyUrl()).willReturn(okJson("{}")));

        connector.undo(
                undoable(url("/hook"), url("/orders/{id}/undo?by={who}"), null),
                new WebhookAnswer(201, Map.of(), Map.of("id", 7, "who", "a b&c/d")),
                new Call("undo-1", 1));

        peer.verify(postRequestedFor(urlEqualTo("/orders/7/undo?by=a%20b%26c%2Fd"))
                .withHeader("Idempotency-Key", equalTo("undo-1"))
                .withHeader("X-Token", equalTo("secret"))
                .withRequestBody(equalToJson("{\"status\": 201, \"body\": {\"id\": 7, \"who\": \"a b&c/d\"}}")));
    }

    @Test
    void anUndoElsewhereGetsNoHeadersThatWereMeantForTheFirstPeer() {
        peer.stubFor(any(anyUrl()).willReturn(okJson("{}")));

        connector.undo(
                undoable("https://first.example/hook", url("/undo"), HttpMethod.DELETE),
                new WebhookAnswer(204, Map.of(), null),
                CALL);

        assertThat(peer.getAllServeEvents()).singleElement().satisfies(event -> {
            assertThat(event.getRequest().getMethod().getName()).isEqualTo("DELETE");
            assertThat(event.getRequest().containsHeader("X-Token")).isFalse();
        });
    }

    @Test
    void whatThePeerDoesNotHaveAnyMoreIsDeletedAndAnUrlThatIsNotThereIsWrong() {
        peer.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));
        var answer = new WebhookAnswer(200, Map.of(), null);

        connector.undo(undoable(url("/"), url("/orders/7"), HttpMethod.DELETE), answer, CALL);
        assertThatThrownBy(() -> connector.undo(undoable(url("/"), url("/undo"), null), answer, CALL))
                .isInstanceOf(ConnectorException.Permanent.class);

        peer.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(410)));
        connector.undo(undoable(url("/"), url("/undo"), null), answer, CALL);
    }

    @Test
    void anUndoUrlThatNamesWhatTheAnswerLacksIsRefusedAndNothingIsCalled() {
        assertThatThrownBy(() -> connector.undo(
                        undoable(url("/"), url("/orders/{id}"), null), new WebhookAnswer(200, Map.of(), "text"), CALL))
                .isInstanceOf(ConnectorException.Permanent.class)
                .hasMessage("The answer has no \"id\", which the undo URL names.");
        assertThat(peer.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1/", "no url", "/undo", "ftp://example.com/"})
    void anUndoUrlIsCheckedAsEveryOther(String url) {
        assertThatThrownBy(() ->
                        connector.undo(undoable(url("/"), url, null), new WebhookAnswer(200, Map.of(), null), CALL))
                .isInstanceOf(ConnectorException.Permanent.class);
    }

    private static WebhookCall undoable(String url, String undoUrl, @Nullable HttpMethod method) {
        return new WebhookCall(HttpMethod.POST, url, Map.of("X-Token", "secret"), null, null, undoUrl, method, null);
    }

    private static WebhookCall get(String url) {
        return new WebhookCall(HttpMethod.GET, url, null, null, null);
    }

    private static WebhookCall post(String url, @Nullable Object body, Map<String, String> headers) {
        return new WebhookCall(HttpMethod.POST, url, headers, body, null);
    }
}
