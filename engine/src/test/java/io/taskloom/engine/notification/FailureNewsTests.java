package io.taskloom.engine.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.ScriptedWork;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.Team.Somebody;
import io.taskloom.engine.TestModels;
import io.taskloom.engine.bpm.StepWork.Outcome;
import io.taskloom.engine.event.Ids;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose automation it is, is told that its runs fail: once until they have read it (promise A7). */
@AutomationTest
class FailureNewsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private Team team;

    @Autowired
    private ScriptedWork work;

    @Autowired
    private JdbcClient jdbc;

    private Place place;
    private String broken;

    @BeforeEach
    void aTeamAndAPeerThatIsAsleep() {
        place = team.place();
        broken = "news-" + Ids.next();
        work.script(broken, call -> new Outcome.Failed("The peer is asleep", false, null));
    }

    @Test
    void itsPublisherIsToldOnceOfManyFailuresAndAnewOnceThatIsRead() {
        String automation = place.published(TestModels.oneStep(broken, ""));
        for (int run = 0; run < 5; run++) {
            start(automation);
        }
        awaitHandled(5);

        assertThat(failures(place.designer())).hasSize(1);
        JsonNode told = failures(place.designer()).get(0);
        assertThat(told.at("/automation/id").asText()).isEqualTo(automation);
        assertThat(told.path("excerpt").isNull()).isTrue();
        assertThat(failures(place.owner())).isEmpty();
        assertThat(failures(place.member())).isEmpty();

        // when
        assertThat(place.designer()
                        .api()
                        .post("/api/v1/notifications/" + told.path("id").asText() + "/read", "")
                        .status())
                .isLessThan(300);
        start(automation);

        // then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(failures(place.designer())).hasSize(2));
    }

    @Test
    void whoLeadsTheWorkspaceIsToldIfThePublisherHasLeft() {
        String automation = place.published(TestModels.oneStep(broken, ""));
        team.leaves(place, place.designer());

        start(automation, place.owner());

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(failures(place.owner())).hasSize(1));
        assertThat(failures(place.member())).isEmpty();
    }

    private void start(String automation) {
        start(automation, place.designer());
    }

    private static void start(String automation, Somebody by) {
        assertThat(by.api()
                        .post("/api/v1/automations/" + automation + "/start", "{\"variables\": {\"who\": \"Uma\"}}")
                        .status())
                .isLessThan(300);
    }

    /** So many failures of the workspace have come to the inboxes. */
    private void awaitHandled(int failures) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(jdbc.sql("""
                                select count(*) from event_handled h join event e on e.id = h.event
                                where h.consumer = 'notification' and e.type = 'RunFailed' and e.workspace = ?""")
                        .param(place.workspace().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(failures));
    }

    private static List<JsonNode> failures(Somebody of) {
        JsonNode inbox = of.api().get("/api/v1/notifications").body().path("items");
        return StreamSupport.stream(inbox.spliterator(), false)
                .filter(each -> each.path("kind").asText().equals("failed"))
                .toList();
    }
}
