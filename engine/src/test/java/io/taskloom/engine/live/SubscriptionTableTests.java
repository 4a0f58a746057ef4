package io.taskloom.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.TestTeam.Somebody;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may follow which topic over STOMP: what {@code authorization-table.txt} is for the endpoints. */
@EngineTest
@Timeout(120)
class SubscriptionTableTests {

    private static final String NEXT = "SEND\ndestination:/app/token\n\n\0";

    @Autowired
    private TestTeam teams;

    @LocalServerPort
    private int port;

    private TestTeam.Team team;
    private TestTeam.Team elsewhere;

    @BeforeEach
    void twoTeams() {
        team = teams.team();
        elsewhere = teams.team();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            who       | project | workspace | own   | another's | other project | other workspace
            owner     | true    | true      | true  | false     | false         | false
            member    | true    | true      | true  | false     | false         | false
            viewer    | true    | true      | true  | false     | false         | false
            colleague | false   | true      | true  | false     | false         | false
            stranger  | false   | false     | true  | false     | false         | false
            """)
    void whoFollowsWhat(
            String who,
            boolean project,
            boolean workspace,
            boolean own,
            boolean anothers,
            boolean otherProject,
            boolean otherWorkspace)
            throws Exception {
        Somebody somebody = team.called(who);

        List<Boolean> followed = List.of(
                mayFollow(somebody, "/topic/projects/" + team.project()),
                mayFollow(somebody, "/topic/workspaces/" + team.workspace()),
                mayFollow(somebody, "/user/queue/events"),
                mayFollow(somebody, "/user/" + elsewhere.member().id() + "/queue/events"),
                mayFollow(somebody, "/topic/projects/" + elsewhere.project()),
                mayFollow(somebody, "/topic/workspaces/" + elsewhere.workspace()));

        assertThat(followed).containsExactly(project, workspace, own, anothers, otherProject, otherWorkspace);
    }

    /** A subscription has no receipt: what is refused first, it or the senseless frame behind it, tells. */
    private boolean mayFollow(Somebody somebody, String topic) throws Exception {
        // Spring loses the reason if the connection ends while CONNECTED is still being sent.
        for (int attempt = 0; attempt < 10; attempt++) {
            String reason = refusal(somebody, topic);
            if (reason.contains("no such topic")) {
                return false;
            }
            if (reason.contains("needs the header Authorization")) {
                return true;
            }
        }
        throw new AssertionError("No reason was told for " + topic);
    }

    private String refusal(Somebody somebody, String topic) throws Exception {
        String subscribe = "SUBSCRIBE\nid:s\ndestination:" + topic + "\n\n\0";
        try (var http = HttpClient.newHttpClient()) {
            var browser = new Browser(List.of(subscribe, NEXT));
            WebSocket socket = http.newWebSocketBuilder()
                    .subprotocols("v12.stomp")
                    .buildAsync(URI.create("ws://localhost:" + port + "/live"), browser)
                    .get(30, TimeUnit.SECONDS);
            String connect = "CONNECT\naccept-version:1.2\nhost:localhost\nheart-beat:0,0\nAuthorization:Bearer "
                    + somebody.token() + "\n\n\0";
            socket.sendText(connect, true).get(30, TimeUnit.SECONDS);
            browser.ready.complete(true);
            String told = browser.told.get(30, TimeUnit.SECONDS);
            socket.abort();
            return told;
        }
    }

    /** Says its frames once it is connected, and keeps the first refusal. */
    private static final class Browser implements WebSocket.Listener {
        private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
        private final CompletableFuture<String> told = new CompletableFuture<>();
        private final StringBuilder part = new StringBuilder();
        private final List<String> frames;

        Browser(List<String> frames) {
            this.frames = frames;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                String frame = part.toString();
                part.setLength(0);
                if (frame.startsWith("CONNECTED")) {
                    CompletableFuture<?> sent = ready;
                    for (String next : frames) {
                        sent = sent.thenCompose(done -> socket.sendText(next, true));
                    }
                } else if (frame.startsWith("ERROR")) {
                    told.complete(frame);
                }
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            told.complete("");
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            told.complete("");
        }
    }
}
