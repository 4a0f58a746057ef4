package io.taskloom.engine.bpm.webapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskloom.engine.WithServices;
import io.taskloom.engine.bpm.webapp.Realm.Someone;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How long a sign-in to Camunda's pages counts, at a real Keycloak. */
@WithServices(keycloak = true)
@SpringBootTest(
        classes = WebappApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.flyway.enabled=false",
            "server.forward-headers-strategy=framework",
            "taskloom.identity.cockpit.client-secret=demo-cockpit-secret",
            "taskloom.identity.engine.client-secret=demo-engine-secret"
        })
class StandingSignInTests {

    private static final String COCKPIT = "/camunda/app/cockpit/default/";
    private static final String CALL = "/camunda/api/engine/engine/default/process-definition/count";

    /** More than the realm gives an ID token. */
    private static final Duration LONGER_THAN_A_TOKEN = Duration.ofMinutes(6);

    @LocalServerPort
    int port;

    private Someone person = new Someone("", "");
    private Browser browser = new Browser(0, URI.create("http://localhost"));

    @BeforeEach
    void somebodySignsIn() throws Exception {
        person = Realm.administrator();
        browser = new Browser(port, Realm.publicUrl()).signIn(person.name());
        assertThat(browser.get(COCKPIT).statusCode()).isEqualTo(200);
    }

    @AfterEach
    void gone() throws Exception {
        WebappApplication.ahead = Duration.ZERO;
        WebappApplication.CHANGED.clear();
        Realm.delete(person);
    }

    @Test
    void whoLosesTheRoleIsOutOfCockpitAtOnceAndStaysInTasklist() throws Exception {
        // when
        Realm.takeTheRoleFrom(person);
        WebappApplication.CHANGED.put(person.id(), Instant.now());

        // then
        await().atMost(Duration.ofSeconds(3))
                .untilAsserted(
                        () -> assertThat(browser.get(COCKPIT).statusCode()).isEqualTo(403));
        assertThat(browser.get("/camunda/api/cockpit/plugin/base/default/process-definition/statistics")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
    }

    @Test
    void whoeverIsSignedOutAtKeycloakIsSignedOutHere() throws Exception {
        // when
        Realm.signOut(person);
        WebappApplication.CHANGED.put(person.id(), Instant.now());

        // then
        assertThat(browser.get(CALL).statusCode()).isEqualTo(401);
        assertThat(browser.follow(browser.get(COCKPIT)).body()).contains("name=\"password\"");
    }

    @Test
    void withoutAWordOfItASessionThatEndedAtKeycloakIsOverWithItsIdToken() throws Exception {
        // given
        Realm.signOut(person);
        assertThat(browser.get(CALL).statusCode()).isEqualTo(200);

        // when
        WebappApplication.ahead = LONGER_THAN_A_TOKEN;

        // then
        assertThat(browser.get(CALL).statusCode()).isEqualTo(401);
    }

    @Test
    void aSignInIsRenewedOnceHoweverMuchAPageAsksAtATime() throws Exception {
        // given: from now on every token is over as soon as it comes
        WebappApplication.ahead = LONGER_THAN_A_TOKEN;

        // when
        List<Future<Integer>> answers = new ArrayList<>();
        try (var page = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                Callable<Integer> call = () -> browser.get(CALL).statusCode();
                answers.add(page.submit(call));
            }
        }

        // then
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(200);
        }
        WebappApplication.ahead = Duration.ZERO;
        assertThat(browser.get(COCKPIT).statusCode()).isEqualTo(200);
    }
}
