package io.taskloom.engine.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskloom.engine.EngineApplication;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestTokens;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/** What one node takes back is refused by every other within five seconds (promise I7), told by the log of events alone. */
@EngineTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecondNodeTests {

    private static final String ME = "/api/v1/me";

    @Autowired
    private TestTokens tokens;

    @Autowired
    private Revocations revocations;

    @Autowired
    private ConfigurableEnvironment environment;

    private ConfigurableApplicationContext second;
    private int port;

    @BeforeAll
    void startIt() {
        PropertySource<?> services =
                Objects.requireNonNull(environment.getPropertySources().get("services"));
        second = new SpringApplicationBuilder(EngineApplication.class)
                .initializers(
                        context -> context.getEnvironment().getPropertySources().addFirst(services))
                .run("--server.port=0", "--taskloom.bpm.jobs=false", "--taskloom.sign-in.refresh=PT1H");
        port = second.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @AfterAll
    void stopIt() {
        second.close();
    }

    @Test
    void whoIsSignedOutEverywhereIsSoOnEachNode() {
        var person = new PersonId(Ids.next());
        TestApi api = new TestApi(port, tokens.of(person, "Nora Nodes", "user"));
        assertThat(api.get(ME).status()).isEqualTo(200);

        revocations.person(person);

        await().atMost(Duration.ofSeconds(5)).until(() -> api.get(ME).status() == 401);
    }

    @Test
    void anEndedSessionIsSoOnEachNodeAndTheOthersGoOn() {
        var person = new PersonId(Ids.next());
        String session = Ids.next().toString();
        TestApi ended = new TestApi(port, ofSession(person, session));
        TestApi kept = new TestApi(port, ofSession(person, Ids.next().toString()));
        assertThat(ended.get(ME).status()).isEqualTo(200);

        revocations.session(person.toString(), session);

        await().atMost(Duration.ofSeconds(5)).until(() -> ended.get(ME).status() == 401);
        assertThat(kept.get(ME).status()).isEqualTo(200);
    }

    private String ofSession(PersonId person, String session) {
        return tokens.with(claims -> claims.subject(person.toString()).claim("sid", session));
    }
}
