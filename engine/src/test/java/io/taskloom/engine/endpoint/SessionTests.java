package io.taskloom.engine.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.TestApi;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The API shares a browser, and so a cookie, with Camunda's pages; it must not touch it. */
@AutomationTest
class SessionTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Team team;

    @Test
    void aCallOfTheApiLeavesASignInToCamundasPagesAlone() {
        var begun = new TestApi(port, null).get("/camunda/app/cockpit/default/");
        String cookie = begun.header("Set-Cookie").split(";")[0];
        assertThat(cookie).startsWith("JSESSIONID=");

        var answer = team.place().designer().api().send("GET", "/api/v1/me", (String) null, Map.of("Cookie", cookie));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }
}
