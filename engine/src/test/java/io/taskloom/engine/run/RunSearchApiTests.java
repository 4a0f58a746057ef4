package io.taskloom.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.ScriptedWork;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestModels;
import io.taskloom.engine.bpm.StepWork.Outcome;
import io.taskloom.engine.event.Ids;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@AutomationTest
class RunSearchApiTests {

    @Autowired
    private Team team;

    @Autowired
    private ScriptedWork work;

    private Place place;
    private String waiting;
    private String failing;
    private String waits;
    private String fails;

    @BeforeEach
    void runsOfTwoAutomations() {
        place = team.place();
        String step = "broken-" + Ids.next();
        work.script(step, call -> new Outcome.Failed("Peer 100%_asleep at \\ 7", false, null));
        waiting = place.published(TestModels.userTask(""));
        failing = place.published(TestModels.oneStep(step, ""));
        waits = started(waiting);
        fails = started(failing);
        await().untilAsserted(() -> assertThat(ids("?state=failed")).containsExactly(fails));
    }

    @Test
    void byWhereTheyStand() {
        assertThat(ids("")).containsExactly(fails, waits);
        assertThat(ids("?state=failed&state=waiting")).containsExactly(fails, waits);
        assertThat(ids("?state=waiting,completed")).containsExactly(waits);
        assertThat(ids("?state=running,cancelled")).isEmpty();
        assertThat(ids("?automation=" + waiting)).containsExactly(waits);
        assertThat(ids("?automation=" + Ids.next())).isEmpty();
        assertThat(ids("?step=step")).containsExactly(fails, waits);
        assertThat(ids("?step=step&state=failed")).containsExactly(fails);
        assertThat(ids("?step=start")).isEmpty();
        assertThat(ids("?trigger=manual")).containsExactly(fails, waits);
        assertThat(ids("?trigger=TaskCreated")).isEmpty();
        assertThat(ids("?version=1&automation=" + waiting)).containsExactly(waits);
        assertThat(idsOf("/api/v1/automations/" + waiting + "/runs?version=1")).containsExactly(waits);
        assertThat(ids("?version=2&automation=" + waiting)).isEmpty();
        assertThat(ids("?state=failed&ended=false")).containsExactly(fails);
        assertThat(ids("?ended=true")).isEmpty();
        assertThat(idsOf("/api/v1/automations/" + waiting + "/runs?automation=" + failing))
                .containsExactly(waits);
    }

    @Test
    void byWhenTheyBegan() {
        String past = encoded(Instant.now().minus(Duration.ofMinutes(1)).toString());
        String future = encoded(Instant.now().plus(Duration.ofMinutes(1)).toString());

        assertThat(ids("?from=" + past + "&to=" + future)).containsExactly(fails, waits);
        assertThat(ids("?from=" + future)).isEmpty();
        assertThat(ids("?to=" + past)).isEmpty();
        assertThat(ids("?from=0001-01-01T00:00:00Z&to=9999-12-31T23:59:59Z")).hasSize(2);
        assertThat(get("?from=" + future + "&to=" + past).status()).isEqualTo(400);
    }

    @Test
    void byTheTextOfTheirErrorAsItIsWritten() {
        assertThat(ids("?q=" + encoded("PEER 100%_A"))).containsExactly(fails);
        assertThat(ids("?q=" + encoded("at \\ 7"))).containsExactly(fails);
        assertThat(ids("?q=" + encoded("100_"))).isEmpty();
        assertThat(ids("?q=" + encoded("' or true --"))).isEmpty();
        assertThat(ids("?q=asleep&state=waiting")).isEmpty();
        assertThat(ids("?q=")).hasSize(2);
    }

    @Test
    void byTheBeginningOfAnId() {
        assertThat(ids("?q=" + waits)).containsExactly(waits);
        assertThat(ids("?q=" + waits.toUpperCase(java.util.Locale.ROOT))).containsExactly(waits);
        assertThat(ids("?q=" + waits.substring(0, 23))).contains(waits);
        assertThat(ids("?q=" + waits + "&state=failed")).isEmpty();
        assertThat(ids("?q=" + Ids.next())).isEmpty();
    }

    @Test
    void aRunIsFoundByTheTaskItIsAbout() {
        String triggered = place.published(TestModels.process(
                TestModels.trigger("TaskCreated", ""), "<bpmn:userTask id=\"step\" name=\"Have a look\" />"));
        String task = place.task("Buy milk", "high").path("id").asText();

        await().untilAsserted(() -> assertThat(ids("?q=" + task)).hasSize(1));
        assertThat(idsOf("/api/v1/automations/" + triggered + "/runs?trigger=TaskCreated&q=" + task.substring(0, 18)))
                .hasSize(1);
    }

    @Test
    void pagesGoOnWhereTheyWereUnderTheSameFilterOnly() {
        String third = started(waiting);

        JsonNode first = get("?state=failed,waiting&limit=2").body();
        started(waiting);
        String cursor = first.path("next").asText();

        assertThat(ids(first)).containsExactly(third, fails);
        assertThat(ids("?state=waiting,failed&limit=2&cursor=" + cursor)).containsExactly(waits);
        assertThat(get("?state=waiting&limit=2&cursor=" + cursor).status()).isEqualTo(400);
    }

    @Test
    void theyAreCounted() {
        JsonNode count = get("/count?state=failed").body();

        assertThat(count.path("runs").asInt()).isEqualTo(1);
        assertThat(count.path("more").asBoolean()).isFalse();
        assertThat(get("/count").body().path("runs").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?state=asleep",
                "?state=failed,RUNNING",
                "?automation=x",
                "?from=yesterday",
                "?version=one",
                "?version=1",
                "?q=%00",
                "?step=a%00b"
            })
    void whatMakesNoSenseIsRefused(String query) {
        assertThat(get(query).status()).isEqualTo(400);
        assertThat(get("/count" + query).status()).isEqualTo(400);
    }

    @Test
    void longTextsAreRefused() {
        assertThat(get("?q=" + "x".repeat(201)).status()).isEqualTo(400);
        assertThat(get("?q=" + "x".repeat(200)).status()).isEqualTo(200);
        assertThat(get("?step=" + "x".repeat(256)).status()).isEqualTo(400);
        assertThat(get("?trigger=" + "x".repeat(101)).status()).isEqualTo(400);
    }

    @Test
    void nobodyFindsWhatOthersRan() {
        Place elsewhere = team.place();
        String there = "/api/v1/workspaces/" + elsewhere.workspace() + "/runs";

        assertThat(idsAs(elsewhere, "?q=asleep")).isEmpty();
        assertThat(idsAs(elsewhere, "?q=" + fails)).isEmpty();
        assertThat(idsAs(elsewhere, "?step=step")).isEmpty();
        assertThat(idsAs(elsewhere, "?automation=" + failing)).isEmpty();
        assertThat(place.member().api().get(there + "?q=asleep").status()).isEqualTo(404);
        assertThat(place.member().api().get(there + "/count").status()).isEqualTo(404);
        assertThat(team.nobody().get(there + "/count").status()).isEqualTo(401);
    }

    private List<String> idsAs(Place elsewhere, String query) {
        return ids(elsewhere
                .member()
                .api()
                .get("/api/v1/workspaces/" + elsewhere.workspace() + "/runs" + query)
                .body());
    }

    private List<String> ids(String query) {
        return idsOf("/api/v1/workspaces/" + place.workspace() + "/runs" + query);
    }

    private List<String> idsOf(String path) {
        Answer answer = place.member().api().get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return ids(answer.body());
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(run -> run.path("id").asText())
                .toList();
    }

    private Answer get(String query) {
        return place.member().api().get("/api/v1/workspaces/" + place.workspace() + "/runs" + query);
    }

    private String started(String automation) {
        Answer started = place.designer()
                .api()
                .post("/api/v1/automations/" + automation + "/start", "{\"variables\": {\"who\": \"Uma\"}}");
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        return started.body().path("id").asText();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
