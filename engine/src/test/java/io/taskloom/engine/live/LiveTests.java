package io.taskloom.engine.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.GroundTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestTokens;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.converter.MappingJackson2MessageConverter;
import org.springframework.messaging.simp.stomp.ConnectionLostException;
import org.springframework.messaging.simp.stomp.StompFrameHandler;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.stereotype.Component;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.messaging.WebSocketStompClient;

@GroundTest
@Import({LiveTests.LiveModule.class, LiveTests.OnlyUma.class})
@TestPropertySource(properties = {"taskloom.live.sign-in=2s", "taskloom.live.streams=3"})
class LiveTests {

    private static final PersonId UMA = PersonId.of("00000000-0000-7000-8000-000000000004");
    private static final WorkspaceId WORKSPACE = new WorkspaceId(Ids.next());
    private static final ProjectId PROJECT = new ProjectId(Ids.next());
    private static final PersonId ANOTHER = new PersonId(Ids.next());
    private static final WorkspaceId ELSEWHERE = new WorkspaceId(Ids.next());
    /** Much more than it takes, for a machine under load. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final HttpClient STREAMS = HttpClient.newHttpClient();
    private static final ProjectId HIDDEN = new ProjectId(Ids.next());

    @LocalServerPort
    private int port;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private Events events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private OnlyUma audience;

    private final BlockingQueue<JsonNode> heard = new ArrayBlockingQueue<>(1000);
    private final CompletableFuture<String> refused = new CompletableFuture<>();
    private volatile CompletableFuture<Boolean> closed = new CompletableFuture<>();

    record Moved(@Nullable ProjectId project, UUID about) implements DomainEvent {
        @Override
        public WorkspaceId workspace() {
            return WORKSPACE;
        }

        @Override
        public Subject subject() {
            return new Subject("thing", about);
        }
    }

    /** For one person, in a workspace that is not theirs. */
    record Told(PersonId only, UUID about) implements DomainEvent {
        @Override
        public WorkspaceId workspace() {
            return ELSEWHERE;
        }

        @Override
        public @Nullable ProjectId project() {
            return null;
        }

        @Override
        public Subject subject() {
            return new Subject("thing", about);
        }
    }

    /** As the workspace tells it. */
    record MemberRoleChanged(PersonId person) implements DomainEvent {
        @Override
        public WorkspaceId workspace() {
            return WORKSPACE;
        }

        @Override
        public @Nullable ProjectId project() {
            return null;
        }

        @Override
        public Subject subject() {
            return new Subject("workspace", WORKSPACE.value());
        }
    }

    private UUID publish(@Nullable ProjectId project) {
        UUID about = Ids.next();
        transaction.execute(status -> events.publish(new Actor.System("test"), new Moved(project, about)));
        return about;
    }

    private UUID tell(PersonId only) {
        UUID about = Ids.next();
        transaction.execute(status -> events.publish(new Actor.System("test"), new Told(only, about)));
        return about;
    }

    private StompSession connect(@Nullable String token, @Nullable String origin)
            throws InterruptedException, ExecutionException, TimeoutException {
        var client = new WebSocketStompClient(new StandardWebSocketClient());
        client.setMessageConverter(new MappingJackson2MessageConverter());
        var http = new WebSocketHttpHeaders();
        if (origin != null) {
            http.setOrigin(origin);
        }
        var stomp = new StompHeaders();
        if (token != null) {
            stomp.add("Authorization", "Bearer " + token);
        }
        return client.connectAsync("ws://localhost:" + port + "/live", http, stomp, new Handler())
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private String token() {
        return tokens.of(UMA, "Uma User", "user");
    }

    @Test
    void aMemberHearsWhatHappensInTheProject() throws Exception {
        // given
        var session = connect(token(), null);
        session.subscribe("/topic/projects/" + PROJECT, new Handler());

        // when
        JsonNode event = await().atMost(Duration.ofSeconds(20)).until(this::hearOne, node -> node != null);

        // then
        assertThat(event.path("type").asText()).isEqualTo("Moved");
        assertThat(event.path("projectId").asText()).isEqualTo(PROJECT.toString());
        assertThat(event.path("position").isNumber()).isTrue();
        assertThat(event.path("actor").path("kind").asText()).isEqualTo("system");
        session.disconnect();
    }

    private @Nullable JsonNode hearOne() throws InterruptedException {
        publish(HIDDEN);
        publish(PROJECT);
        return heard.poll(2, TimeUnit.SECONDS);
    }

    @Test
    void whatIsMeantForOnePersonReachesNobodyElse() throws Exception {
        // given
        var session = connect(token(), null);
        session.subscribe("/user/queue/events", new Handler());
        session.subscribe("/topic/workspaces/" + WORKSPACE, new Handler());

        // when
        JsonNode event = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            tell(ANOTHER);
                            tell(UMA);
                            return heard.poll(2, TimeUnit.SECONDS);
                        },
                        node -> node != null);

        // then
        assertThat(event.path("type").asText()).isEqualTo("Told");
        assertThat(event.path("only").asText()).isEqualTo(UMA.toString());
        assertThat(heard).allMatch(node -> node.path("only").asText().equals(UMA.toString()));
        session.disconnect();
    }

    @Test
    void nobodyFollowsWhatIsMeantForAnother() throws Exception {
        assertRefused(
                "no such topic", session -> session.subscribe("/user/" + ANOTHER + "/queue/events", new Handler()));
    }

    @Test
    void nobodyFollowsTheQueueOfASession() throws Exception {
        assertRefused("no such topic", session -> session.subscribe("/queue/events-user1", new Handler()));
    }

    @Test
    void nobodyConnectsWithoutAToken() {
        assertThatThrownBy(() -> connect(null, null)).hasCauseInstanceOf(ConnectionLostException.class);
        assertThat(refused).isCompletedWithValueMatching(reason -> reason.contains("needs the header Authorization"));
    }

    @Test
    void whatIsNoTokenOpensNothing() {
        assertThatThrownBy(() -> connect("garbage", null)).hasCauseInstanceOf(ConnectionLostException.class);
        assertThat(refused).isCompletedWithValueMatching(reason -> reason.contains("a valid access token is needed"));
    }

    @Test
    void pagesOfOtherOriginsAreTurnedAway() {
        assertThatThrownBy(() -> connect(token(), "https://evil.example"))
                .isInstanceOf(ExecutionException.class)
                .hasStackTraceContaining("[403]");
    }

    /**
     * Spring ends the connection at once. If CONNECTED is still being sent then, the frame with the reason stays in the
     * session's buffer and is lost, so that only the end is certain at the first attempt.
     */
    private void assertRefused(String reason, Consumer<StompSession> deed) throws Exception {
        for (int attempt = 0; attempt < 10 && !refused.isDone(); attempt++) {
            closed = new CompletableFuture<>();
            deed.accept(connect(token(), null));
            assertThat(closed).succeedsWithin(PATIENCE);
        }
        assertThat(refused).isCompletedWithValueMatching(told -> told.contains(reason));
        assertThat(heard).isEmpty();
    }

    @Test
    void whoIsNoMemberIsRefused() throws Exception {
        assertRefused("no such topic", session -> session.subscribe("/topic/projects/" + HIDDEN, new Handler()));
    }

    @Test
    void noPatternReachesEverything() throws Exception {
        assertRefused("no such topic", session -> session.subscribe("/topic/**", new Handler()));
    }

    @Test
    void browsersOnlyListen() throws Exception {
        assertRefused("Only subscriptions", session -> session.send("/topic/projects/" + PROJECT, "{}"));
    }

    @Test
    void whoMayPerhapsSeeLessNowHasToSubscribeAnew() throws Exception {
        // given
        connect(token(), null);

        // when
        await().atMost(PATIENCE).until(() -> {
            transaction.execute(status -> events.publish(new Actor.System("test"), new MemberRoleChanged(UMA)));
            return endedWithin(Duration.ofSeconds(2));
        });

        // then
        assertThat(closed).isCompleted();
    }

    private boolean endedWithin(Duration time) throws InterruptedException, ExecutionException {
        try {
            return closed.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        }
    }

    @Test
    void theConnectionEndsWithItsToken() throws Exception {
        connect(
                tokens.with(
                        claims -> claims.expirationTime(Date.from(Instant.now().plusSeconds(2)))),
                null);
        assertThat(closed).succeedsWithin(PATIENCE);
    }

    private String shortToken(int seconds) {
        return tokens.with(
                claims -> claims.expirationTime(Date.from(Instant.now().plusSeconds(seconds))));
    }

    private static StompHeaders renewal(String token) {
        var headers = new StompHeaders();
        headers.setDestination("/app/token");
        headers.add("Authorization", "Bearer " + token);
        return headers;
    }

    @Test
    void aNewerTokenKeepsTheConnectionOpen() throws Exception {
        // given
        var session = connect(shortToken(3), null);
        session.subscribe("/topic/projects/" + PROJECT, new Handler());

        // when
        session.send(renewal(token()), null);

        // then
        await().during(Duration.ofSeconds(4)).atMost(PATIENCE).until(() -> !closed.isDone());
        assertThat(await().atMost(Duration.ofSeconds(20)).until(this::hearOne, node -> node != null))
                .isNotNull();
        session.disconnect();
    }

    @Test
    void whatIsNoTokenRenewsNothing() throws Exception {
        assertRefused("a valid access token is needed", session -> session.send(renewal("garbage"), null));
    }

    @Test
    void anothersTokenRenewsNothing() throws Exception {
        assertRefused(
                "belongs to somebody else",
                session -> session.send(renewal(tokens.of(ANOTHER, "Ann Other", "user")), null));
    }

    @Test
    void withANewerTokenItIsAskedAgainWhatMayBeFollowed() throws Exception {
        // given
        var session = connect(token(), null);
        session.subscribe("/topic/projects/" + PROJECT, new Handler());
        await().atMost(Duration.ofSeconds(20)).until(this::hearOne, node -> node != null);

        // when
        audience.lost = true;
        session.send(renewal(token()), null);

        // then
        assertThat(closed).succeedsWithin(PATIENCE);
    }

    @Test
    void whoNeverSignsInIsCutOff() throws Exception {
        var end = new CompletableFuture<Integer>();
        try (var http = HttpClient.newHttpClient()) {
            http.newWebSocketBuilder()
                    .buildAsync(URI.create("ws://localhost:" + port + "/live"), new WebSocket.Listener() {
                        @Override
                        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                            end.complete(code);
                            return null;
                        }
                    })
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(end).succeedsWithin(PATIENCE).isEqualTo(4408);
        }
    }

    /** Lines of a stream, as they come; closes it when the test is over. */
    private BlockingQueue<String> follow(String query, String token, @Nullable Long since) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/live" + query))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token);
        if (since != null) {
            request.header("Last-Event-ID", since.toString());
        }
        var lines = new ArrayBlockingQueue<String>(1000);
        var answer = STREAMS.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        Thread.ofVirtual().start(() -> answer.body().forEach(lines::add));
        return lines;
    }

    private static String next(BlockingQueue<String> lines, String with) throws InterruptedException {
        for (String line = ""; line != null; line = lines.poll(20, TimeUnit.SECONDS)) {
            if (line.contains(with)) {
                return line;
            }
        }
        throw new AssertionError("Nothing came with " + with);
    }

    @Test
    void aStreamTellsWhatHappensToWhomItConcerns() throws Exception {
        // given
        var lines = follow("", token(), null);
        next(lines, "id: ");

        // when
        UUID hidden = publish(HIDDEN);
        UUID foreign = tell(ANOTHER);
        UUID own = tell(UMA);
        UUID visible = publish(PROJECT);

        // then
        assertThat(next(lines, "data: ")).contains(own.toString());
        assertThat(next(lines, "data: ")).contains(visible.toString());
        assertThat(lines).noneMatch(line -> line.contains(hidden.toString()) || line.contains(foreign.toString()));
    }

    @Test
    void aStreamBeginsWithWhatWasMissed() throws Exception {
        // given
        var lines = follow("?topics=/topic/projects/" + PROJECT, token(), null);
        UUID first = publish(PROJECT);
        next(lines, "id: ");
        String id = next(lines, "id: ");
        assertThat(next(lines, "data: ")).contains(first.toString());

        // when
        UUID common = publish(null);
        UUID second = publish(PROJECT);
        var again = follow("?topics=/topic/projects/" + PROJECT, token(), Long.valueOf(id.replaceAll("\\D", "")));

        // then
        assertThat(next(again, "data: ")).contains(second.toString());
        assertThat(again).noneMatch(line -> line.contains(first.toString()) || line.contains(common.toString()));
    }

    @Test
    void aStreamEndsWithItsToken() throws Exception {
        var lines = follow("", shortToken(2), null);

        assertThat(next(lines, "event: end")).isNotEmpty();
        assertThat(next(lines, "data: ")).contains("token-ended");
    }

    @Test
    void aStreamEndsWhenRightsChange() throws Exception {
        var lines = follow("", token(), null);
        next(lines, "id: ");

        await().atMost(PATIENCE).until(() -> {
            transaction.execute(status -> events.publish(new Actor.System("test"), new MemberRoleChanged(UMA)));
            for (String line = lines.poll(2, TimeUnit.SECONDS); line != null; line = lines.poll()) {
                if (line.contains("rights-changed")) {
                    return true;
                }
            }
            return false;
        });
    }

    @Test
    void aStreamOfWhatOneMayNotSeeIsRefused() {
        var uma = new TestApi(port, token());
        var asStream = Map.of("Accept", "text/event-stream");

        for (String topic : List.of("/topic/projects/" + HIDDEN, "/topic/**", "/user/" + ANOTHER + "/queue/events")) {
            var refused = uma.send("GET", "/api/v1/live?topics=" + topic, "", asStream);
            assertThat(refused.status()).as(refused.text()).isEqualTo(404);
        }
        assertThat(uma.send("GET", "/api/v1/live", "", Map.of("Accept", "text/event-stream", "Last-Event-ID", "-1"))
                        .status())
                .isEqualTo(400);
        assertThat(uma.send("GET", "/api/v1/live", "", Map.of("Accept", "text/event-stream", "Last-Event-ID", "x"))
                        .status())
                .isEqualTo(400);
        assertThat(new TestApi(port, null)
                        .send("GET", "/api/v1/live", "", asStream)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void onePersonHasOnlySoManyStreams() throws Exception {
        String token = tokens.of(ANOTHER, "Ann Other", "user");
        for (int i = 0; i < 3; i++) {
            follow("", token, null);
        }

        var refused = new TestApi(port, token).send("GET", "/api/v1/live", "", Map.of("Accept", "text/event-stream"));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotEmpty();
    }

    @AfterEach
    void leave() {
        audience.lost = false;
    }

    @Test
    void whatWasMissedIsCaughtUpByPosition() {
        // given
        var api = new TestApi(port, token());
        publish(PROJECT);
        await().until(() -> api.get("/api/v1/changes").body().path("next").asLong() > 0);
        long since = api.get("/api/v1/changes").body().path("next").asLong();

        // when
        UUID visible = publish(PROJECT);
        publish(HIDDEN);
        UUID common = publish(null);

        // then
        await().atMost(Duration.ofSeconds(10))
                .until(() -> api.get("/api/v1/changes?since=" + since)
                                .body()
                                .path("items")
                                .size()
                        == 2);
        var missed = api.get("/api/v1/changes?since=" + since).body();
        assertThat(missed.at("/items/0/subject/id").asText()).isEqualTo(visible.toString());
        assertThat(missed.at("/items/1/subject/id").asText()).isEqualTo(common.toString());
        assertThat(missed.path("next").asLong())
                .isEqualTo(missed.at("/items/1/position").asLong());
        assertThat(api.get("/api/v1/changes?since=" + since + "&limit=1").body().path("items"))
                .hasSize(1);
        assertThat(api.get("/api/v1/changes?since=-1").status()).isEqualTo(400);
    }

    @Test
    void whatWasMissedHoldsOnlyOnesOwn() {
        // given
        var uma = new TestApi(port, token());
        var another = new TestApi(port, tokens.of(ANOTHER, "Ann Other", "user"));
        UUID forUma = tell(UMA);
        UUID forAnother = tell(ANOTHER);
        UUID inHer = publish(PROJECT);

        // when
        await().atMost(Duration.ofSeconds(10))
                .until(() -> uma.get("/api/v1/changes?since=0&limit=200").text().contains(inHer.toString()));
        String hers = uma.get("/api/v1/changes?since=0&limit=200").text();
        String theirs = another.get("/api/v1/changes?since=0&limit=200").text();

        // then
        assertThat(hers).contains(forUma.toString()).doesNotContain(forAnother.toString());
        assertThat(theirs).contains(forAnother.toString()).doesNotContain(forUma.toString(), inHer.toString());
        assertThat(another.get("/api/v1/changes").body().path("next").asLong()).isPositive();
    }

    private final class Handler extends StompSessionHandlerAdapter implements StompFrameHandler {

        @Override
        public Type getPayloadType(StompHeaders headers) {
            return JsonNode.class;
        }

        @Override
        public void handleFrame(StompHeaders headers, @Nullable Object payload) {
            if (payload instanceof JsonNode node && headers.getDestination() != null) {
                heard.add(node);
            } else {
                refused.complete(String.valueOf(headers.getFirst("message")));
            }
        }

        @Override
        public void handleTransportError(StompSession session, Throwable error) {
            closed.complete(true);
        }
    }

    @ComponentScan(
            basePackages = "io.taskloom.engine.live",
            excludeFilters =
                    @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Tests.*|live.MemberAudience)"))
    static class LiveModule {}

    @Component
    static class OnlyUma implements Audience {

        volatile boolean lost;

        @Override
        public Set<WorkspaceId> workspaces(PersonId person) {
            return person.equals(UMA) ? Set.of(WORKSPACE) : Set.of();
        }

        @Override
        public Set<ProjectId> projects(PersonId person) {
            return person.equals(UMA) && !lost ? Set.of(PROJECT) : Set.of();
        }
    }
}
