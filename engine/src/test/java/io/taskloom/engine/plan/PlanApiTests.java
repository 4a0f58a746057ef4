package io.taskloom.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.Team.Somebody;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestModels;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.quota.PlanLimitReached;
import io.taskloom.engine.workspace.WorkspaceMembers;
import io.taskloom.engine.workspace.WorkspaceRole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AutomationTest
@Timeout(60)
class PlanApiTests {

    @Autowired
    private Team team;

    @Autowired
    private WorkspaceMembers members;

    @Autowired
    private Plans plans;

    @Autowired
    private JdbcClient jdbc;

    private Place place;

    /** Of one automation, two keys, four members, two runs, ten bytes. */
    @BeforeEach
    void aSmallPlan() {
        jdbc.sql("insert into plan values ('tiny', 0, 1, 2, 4, 2, 10, 100, 7) on conflict do nothing")
                .update();
        place = team.place();
        assertThat(choose("tiny").status()).isEqualTo(200);
    }

    private Answer choose(String plan) {
        return choose(plan, place.workspace().value());
    }

    private Answer choose(String plan, UUID workspace) {
        return team.somebody("admin")
                .api()
                .send(
                        "PUT",
                        "/api/v1/admin/workspaces/" + workspace + "/plan",
                        "{\"plan\": \"%s\"}".formatted(plan),
                        Map.of());
    }

    private static void isRefused(Answer answer, String limit, long allowed, long used) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(answer.type()).isEqualTo("plan-limit-reached");
        assertThat(answer.body().path("limit").asText()).isEqualTo(limit);
        assertThat(answer.body().path("allowed").asLong()).isEqualTo(allowed);
        assertThat(answer.body().path("used").asLong()).isEqualTo(used);
        assertThat(answer.body().path("plan").asText()).isEqualTo("tiny");
    }

    private static List<Integer> atOnce(int count, Callable<Answer> call) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> each : threads.invokeAll(Collections.nCopies(count, call))) {
                statuses.add(each.get().status());
            }
        }
        return statuses;
    }

    private Answer newKey(Somebody of) {
        return of.api().post("/api/v1/me/api-keys", """
                {"name": "CI", "scopes": ["tasks:read"], "workspaceId": "%s"}""".formatted(place.workspace()));
    }

    @Test
    void keysMadeAtOnceNeverOverrunThePlan() throws Exception {
        List<Somebody> people = List.of(place.owner(), place.designer(), place.member());
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Somebody one = people.get(i % 3);
            calls.add(() -> newKey(one));
        }

        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> each : threads.invokeAll(calls)) {
                statuses.add(each.get().status());
            }
        }

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(2);
        assertThat(statuses).filteredOn(status -> status == 403).hasSize(7);
        isRefused(newKey(place.owner()), "api_keys", 2, 2);
    }

    @Test
    void runsStartedAtOnceNeverOverrunThePlan() throws Exception {
        String automation = place.published(TestModels.userTask(""));
        TestApi designer = place.designer().api();
        String start = "/api/v1/automations/" + automation + "/start";

        List<Integer> statuses = atOnce(6, () -> designer.post(start, "{}"));

        assertThat(statuses).filteredOn(status -> status == 202).hasSize(2);
        isRefused(designer.post(start, "{}"), "runs_per_month", 2, 2);
        assertThat(place.runs(automation)).hasSize(2);
    }

    @Test
    void aRunThatATriggerMayNotStartIsRecordedWithTheReason() {
        String automation = place.published(TestModels.triggered("TaskCreated", "=true"));
        place.task("One", "low");
        place.task("Two", "low");
        place.task("Three", "low");

        await().untilAsserted(() -> assertThat(place.runs(automation)).hasSize(3));
        List<String> errors = new ArrayList<>();
        place.runs(automation).forEach(run -> errors.add(run.path("error").asText("")));
        assertThat(errors).filteredOn(error -> error.contains("2 runs a month")).hasSize(1);
    }

    @Test
    void aSecondAutomationIsNotPublishedButTheFirstIsChangedAsOftenAsOneLikes() {
        String first = place.published(TestModels.userTask(""));
        String second = place.drafted(TestModels.userTask(""));
        TestApi designer = place.designer().api();

        isRefused(
                designer.post("/api/v1/automations/" + second + "/publish", "{\"draftVersion\": 1}"),
                "automations",
                1,
                1);
        assertThat(designer.post("/api/v1/automations/" + first + "/publish", "{\"draftVersion\": 1}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void nobodyMoreThanThePlanHasComesIn() {
        Somebody fourth = team.somebody("user");
        Somebody fifth = team.somebody("user");
        team.joins(place, fourth);

        PlanLimitReached refused = catchThrowableOfType(
                PlanLimitReached.class, () -> members.admit(fifth.actor(), place.workspace(), WorkspaceRole.MEMBER));

        assertThat(refused.details()).containsEntry("limit", "members").containsEntry("used", 4L);
        // Who is in already is no one more.
        members.admit(fourth.actor(), place.workspace(), WorkspaceRole.ADMIN);
    }

    @Test
    void filesBeyondThePlanAreNotSent() {
        JsonNode task = place.task("Buy milk", "low");
        String path = "/api/v1/tasks/" + task.path("id").asText() + "/attachments";
        String file = """
                {"name": "a.txt", "type": "text/plain", "size": %d,
                 "sha256": "ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs="}""";

        assertThat(place.member().api().post(path, file.formatted(8)).status()).isEqualTo(201);
        isRefused(place.member().api().post(path, file.formatted(3)), "storage", 10, 8);
        assertThat(place.member().api().post(path, file.formatted(2)).status()).isEqualTo(201);
    }

    @Test
    void ownersSeeWhatIsUsedAndASmallerPlanTakesNothingAway() {
        assertThat(newKey(place.member()).status()).isEqualTo(201);
        assertThat(choose("business").status()).isEqualTo(200);
        team.joins(place, team.somebody("user"));
        team.joins(place, team.somebody("user"));
        choose("tiny");

        Answer usage = place.owner().api().get("/api/v1/workspaces/" + place.workspace() + "/usage");

        assertThat(usage.body().path("plan").asText()).isEqualTo("tiny");
        assertThat(usage.body().path("runsKeptDays").asInt()).isEqualTo(7);
        assertThat(usage.body().path("limits"))
                .extracting(line -> line.path("limit").asText() + " " + line.path("used") + "/" + line.path("allowed"))
                .containsExactly(
                        "automations 0/1",
                        "api_keys 1/2",
                        "members 5/4",
                        "runs_per_month 0/2",
                        "storage 0/10",
                        "run_data 0/null");
        assertThat(choose("golden").status()).isEqualTo(400);
        assertThat(choose("business", Ids.next()).status()).isEqualTo(404);
    }

    @Test
    void thePlanSaysHowMuchItsPeopleMayAsk() {
        assertThat(plans.requests(place.member().id())).hasValue(100);

        choose("business");

        assertThat(plans.requests(place.member().id())).isEmpty();
        assertThat(plans.requests(team.somebody("user").id())).isEmpty();
    }
}
