package io.taskloom.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestTeam;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@EngineTest
@Timeout(60)
class DoorApiTests {

    @Autowired
    private TestTeam teams;

    @LocalServerPort
    private int port;

    private int metrics(String host, String forwardedFor) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + "/actuator/prometheus"));
        if (!forwardedFor.isEmpty()) {
            request.header("X-Forwarded-For", forwardedFor);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }

    /** An address of this machine that is not its own loopback, as another one inside the network has. */
    private static Optional<String> inside() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(InetAddress::isSiteLocalAddress)
                .map(InetAddress::getHostAddress)
                .filter(address -> !address.contains(":"))
                .findFirst();
    }

    @Test
    void theMachineItselfReadsTheMetrics() throws Exception {
        // Tests run without the registry that fills the page; what counts is that nobody is turned away.
        assertThat(metrics("127.0.0.1", "")).isNotIn(401, 403);
    }

    @Test
    void whomAProxySpeaksForDoesNot() throws Exception {
        assertThat(metrics("127.0.0.1", "203.0.113.9")).isEqualTo(401);
    }

    @Test
    void whoOnlySaysToBeTheMachineItselfDoesNot() throws Exception {
        Optional<String> inside = inside();
        assumeThat(inside).as("a machine with an address inside a network").isPresent();

        assertThat(metrics(inside.orElseThrow(), "127.0.0.1")).isEqualTo(401);
    }

    @Test
    void anAddressThatIsNotNormalizedIsABadRequest() {
        for (String path :
                new String[] {"//camunda/api/engine/engine", "/camunda//app/", "/api//v1/me", "//api/v1/me"}) {
            assertThat(teams.anonymous().send("GET", path, "", Map.of()).status())
                    .as(path)
                    .isEqualTo(400);
        }
    }
}
