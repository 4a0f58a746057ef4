package io.taskloom.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.ScriptedWork;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestModels;
import io.taskloom.engine.bpm.StepWork.Outcome;
import io.taskloom.engine.event.Ids;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@AutomationTest
class RunBulkApiTests {

    @Autowired
    private Team team;

    @Autowired
    private ScriptedWork work;

    private final AtomicBoolean broken = new AtomicBoolean();

    private Place place;
    private String failing;

    @BeforeEach
    void aStepThatFailsWhileItsPeerSleeps() {
        place = team.place();
        broken.set(true);
        String step = "sleepy-" + Ids.next();
        work.script(
                step,
                call -> broken.get()
                        ? new Outcome.Failed("The peer is asleep", false, null)
                        : new Outcome.Done(Map.of("ok", true)));
        failing = place.published(TestModels.oneStep(step, ""));
    }

    @Test
    void everyRunGetsAnAnswerOfItsOwn() {
        String one = held();
        String two = held();
        String waiting = started(place.published(TestModels.userTask("")));
        Place elsewhere = team.place();
        String others = elsewhere
                .designer()
                .api()
                .post("/api/v1/automations/" + elsewhere.published(TestModels.userTask("")) + "/start", "{}")
                .body()
                .path("id")
                .asText();
        broken.set(false);

        Answer answer = bulk("retry", one, waiting, others, Ids.next().toString(), two);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(statuses(answer)).containsExactly(200, 409, 404, 404, 200);
        assertThat(answer.body().at("/items/1/problem/type").asText()).endsWith("/run-not-failed");
        assertThat(answer.body().at("/items/0/runId").asText()).isEqualTo(one);
        assertThat(answer.body().path("more").asBoolean()).isFalse();
        awaitState(one, "completed");
        awaitState(two, "completed");
    }

    @Test
    void aRepeatDoesNoHarm() {
        String run = held();
        broken.set(false);
        String body = named("retry", run);
        Map<String, String> key = Map.of("Idempotency-Key", "k-" + Ids.next());
        String path = "/api/v1/workspaces/" + place.workspace() + "/runs/bulk";

        Answer first = place.designer().api().send("POST", path, body, key);
        awaitState(run, "completed");
        Answer again = place.designer().api().send("POST", path, body, key);

        assertThat(statuses(first)).containsExactly(200);
        assertThat(statuses(again)).containsExactly(409);
        assertThat(get(run)).isEqualTo("completed");
    }

    @Test
    void allThatAFilterFindsAndThatCanBeRetriedAreRetried() {
        String one = held();
        String two = held();
        String waiting = started(place.published(TestModels.userTask("")));
        broken.set(false);

        Answer answer = post("{\"action\": \"retry\", \"filter\": {\"step\": \"step\", \"q\": \"ASLEEP\"}}");

        assertThat(statuses(answer)).containsExactly(200, 200);
        assertThat(answer.body().at("/items/0/runId").asText()).isEqualTo(two);
        awaitState(one, "completed");
        awaitState(two, "completed");
        assertThat(get(waiting)).isEqualTo("waiting");
        assertThat(statuses(post("{\"action\": \"retry\", \"filter\": {\"state\": [\"waiting\"]}}")))
                .isEmpty();
        assertThat(statuses(post("{\"action\": \"retry\", \"filter\": {}}"))).isEmpty();
    }

    @Test
    void allThatAFilterFindsAndThatCanStillGoOnAreCancelled() {
        String run = held();
        String waiting = started(place.published(TestModels.userTask("")));

        Answer answer = post("{\"action\": \"cancel\", \"filter\": {\"automation\": \"%s\"}}".formatted(failing));

        assertThat(statuses(answer)).containsExactly(200);
        assertThat(get(run)).isEqualTo("cancelled");
        assertThat(get(waiting)).isEqualTo("waiting");
        assertThat(statuses(bulk("cancel", run, waiting))).containsExactly(409, 200);
    }

    @Test
    void whoMayNotPublishRepairsNothing() {
        String run = held();
        String path = "/api/v1/workspaces/" + place.workspace() + "/runs/bulk";

        assertThat(place.member().api().post(path, named("cancel", run)).status())
                .isEqualTo(403);
        assertThat(team.place()
                        .designer()
                        .api()
                        .post(path, named("cancel", run))
                        .status())
                .isEqualTo(404);
        assertThat(team.nobody().post(path, named("cancel", run)).status()).isEqualTo(401);
        assertThat(get(run)).isEqualTo("failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"action\": \"retry\"}",
                "{\"action\": \"explode\", \"filter\": {}}",
                "{\"action\": \"retry\", \"runs\": []}",
                "{\"action\": \"retry\", \"runs\": [\"x\"]}",
                "{\"action\": \"retry\", \"runs\": [null]}",
                "{\"action\": \"retry\", \"filter\": {\"state\": [\"asleep\"]}}",
                "{\"action\": \"retry\", \"filter\": {\"workspace\": \"x\"}}",
                "{\"action\": \"retry\", \"filter\": {}, \"runs\": [\"01930000-0001-7000-8000-000000000000\"]}",
                "{\"action\": \"retry\", \"runs\": [\"01930000-0001-7000-8000-000000000000\", \"01930000-0001-7000-8000-000000000000\"]}"
            })
    void whatMakesNoSenseIsRefused(String body) {
        assertThat(post(body).status()).isEqualTo(400);
    }

    @Test
    void moreThanAThousandAreRefused() {
        String body = "{\"action\": \"retry\", \"runs\": [%s]}"
                .formatted(Collections.nCopies(1001, "x").stream()
                        .map(each -> "\"" + Ids.next() + "\"")
                        .collect(Collectors.joining(",")));

        assertThat(post(body).status()).isEqualTo(400);
    }

    private Answer bulk(String action, String... runs) {
        return post(named(action, runs));
    }

    private Answer post(String body) {
        return place.designer().api().post("/api/v1/workspaces/" + place.workspace() + "/runs/bulk", body);
    }

    private static String named(String action, String... runs) {
        return "{\"action\": \"%s\", \"runs\": [%s]}"
                .formatted(
                        action,
                        Arrays.stream(runs).map(run -> "\"" + run + "\"").collect(Collectors.joining(",")));
    }

    private static List<Integer> statuses(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body()
                .path("items")
                .valueStream()
                .map(item -> item.path("status").asInt())
                .toList();
    }

    private String held() {
        String run = started(failing);
        awaitState(run, "failed");
        return run;
    }

    private String started(String automation) {
        Answer started = place.designer()
                .api()
                .post("/api/v1/automations/" + automation + "/start", "{\"variables\": {\"who\": \"Uma\"}}");
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        return started.body().path("id").asText();
    }

    private String get(String run) {
        return place.member()
                .api()
                .get("/api/v1/runs/" + run)
                .body()
                .path("state")
                .asText();
    }

    private void awaitState(String run, String state) {
        await().untilAsserted(() -> assertThat(get(run)).isEqualTo(state));
    }
}
