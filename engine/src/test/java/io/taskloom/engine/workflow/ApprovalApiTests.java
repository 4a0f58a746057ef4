package io.taskloom.engine.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestModels;
import io.taskloom.standalone.Services;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** User tasks that are left by approval: quorum, four eyes, votes handed on, links in mails (promise F7). */
@AutomationTest
@Timeout(90)
class ApprovalApiTests {

    private static final Pattern LINK = Pattern.compile("/approvals/([A-Za-z0-9_-]{43})\\?answer=approved");

    @Autowired
    private Team teams;

    @Autowired
    private TaskService userTasks;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void nobody() {
        identity.clearAuthentication();
    }

    /** A task that its member has made and handed in. */
    private String handedIn(Team.Place place, String model) {
        place.owner()
                .api()
                .send(
                        "PUT",
                        "/api/v1/projects/" + place.project() + "/work-flow",
                        Team.json(Map.of("automation", place.published(model))),
                        Map.of());
        String task = place.task("Write the report", "medium").path("id").asText();
        handIn(place, task, "doing");
        handIn(place, task, "review");
        return task;
    }

    private void handIn(Team.Place place, String task, String to) {
        assertThat(place.member()
                        .api()
                        .post("/api/v1/tasks/" + task + "/step", Team.json(Map.of("to", to)))
                        .status())
                .isEqualTo(200);
    }

    private Answer decide(Team.Somebody somebody, String task, String decision) {
        return somebody.api()
                .post(
                        "/api/v1/tasks/" + task + "/approval",
                        Team.json(Map.of("decision", decision, "comment", "Because")));
    }

    private JsonNode now(Team.Place place, String task) {
        return place.member().api().get("/api/v1/tasks/" + task).body();
    }

    @Test
    void whoHandedItInHasNoSayAndAnotherPairOfEyesDecides() throws IOException {
        Team.Place place = teams.place();
        String task = handedIn(place, WorkFlowApiTests.approved());

        assertThat(decide(place.member(), task, "approved").status()).isEqualTo(403);
        JsonNode asked =
                place.member().api().get("/api/v1/tasks/" + task + "/approval").body();
        assertThat(asked.path("needed").asInt()).isEqualTo(1);
        assertThat(asked.path("because").asText()).isEqualTo("four-eyes");
        Answer tooLong = place.designer()
                .api()
                .post(
                        "/api/v1/tasks/" + task + "/approval",
                        Team.json(Map.of("decision", "approved", "comment", "y".repeat(2_001))));
        assertThat(tooLong.status()).isEqualTo(400);
        Answer approved = decide(place.designer(), task, "approved");

        assertThat(approved.body().path("status").asText()).isEqualTo("done");
        JsonNode changes =
                place.member().api().get("/api/v1/tasks/" + task + "/changes").body();
        assertThat(changes.path("items").findValuesAsText("type")).startsWith("completed", "approved");
        assertThat(changes.at("/items/1/actor/id").asText())
                .isEqualTo(place.designer().id().toString());
        assertThat(changes.at("/items/1/fields/0/to").asText()).isEqualTo("Because");
    }

    @Test
    void itTakesAsManyAsTheModelAsksFor() throws IOException {
        Team.Place place = teams.place();
        String task = handedIn(
                place,
                WorkFlowApiTests.approved()
                        .replace("name=\"approvals\" value=\"1\"", "name=\"approvals\" value=\"2\""));

        assertThat(decide(place.designer(), task, "approved")
                        .body()
                        .at("/step/id")
                        .asText())
                .isEqualTo("review");
        assertThat(decide(place.designer(), task, "approved").status()).isEqualTo(409);
        assertThat(now(place, task).at("/step/id").asText()).isEqualTo("review");

        assertThat(decide(place.owner(), task, "approved").body().path("status").asText())
                .isEqualTo("done");
    }

    @Test
    void oneWhoRejectsSendsItBackAndTheNextRoundBeginsAnew() throws IOException {
        Team.Place place = teams.place();
        String task = handedIn(place, WorkFlowApiTests.approved());

        assertThat(decide(place.designer(), task, "rejected")
                        .body()
                        .at("/step/id")
                        .asText())
                .isEqualTo("doing");
        assertThat(decide(place.designer(), task, "approved").status()).isEqualTo(409);
        handIn(place, task, "review");

        assertThat(decide(place.designer(), task, "approved")
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("done");
    }

    @Test
    void noOtherDoorLeadsPastTheApproval() throws IOException {
        Team.Place place = teams.place();
        String task = handedIn(place, WorkFlowApiTests.approved());
        var api = place.owner().api();

        assertThat(api.post("/api/v1/tasks/" + task + "/step", "{\"to\": \"done\"}")
                        .status())
                .isEqualTo(409);
        assertThat(api.post("/api/v1/tasks/" + task + "/complete", "{}").status())
                .isEqualTo(409);
        String userTask = Objects.requireNonNull(userTasks
                        .createTaskQuery()
                        .processInstanceBusinessKey(task)
                        .singleResult())
                .getId();
        identity.setAuthentication(
                place.owner().id().toString(),
                List.of("admin"),
                List.of(place.workspace().toString()));
        assertThatThrownBy(() -> userTasks.complete(userTask)).isNotNull();
        identity.clearAuthentication();
        assertThat(now(place, task).at("/step/id").asText()).isEqualTo("review");
        assertThat(api.post("/api/v1/tasks/" + task + "/cancel", "").status()).isEqualTo(200);
    }

    /** Whom the column asks, by id. */
    private static String asking(String approvals, String... people) throws IOException {
        return WorkFlowApiTests.approved()
                .replace("name=\"approvals\" value=\"1\"", "name=\"approvals\" value=\"" + approvals + "\"")
                .replace(
                        "<bpmn:userTask id=\"review\"",
                        "<bpmn:userTask id=\"review\" camunda:candidateUsers=\"" + String.join(",", people) + "\"");
    }

    private JsonNode approval(Team.Somebody somebody, String task) {
        return somebody.api().get("/api/v1/tasks/" + task + "/approval").body();
    }

    private Answer handOn(Team.Somebody from, String task, Object to) {
        return from.api()
                .send(
                        "PUT",
                        "/api/v1/tasks/" + task + "/approval/delegation",
                        Team.json(Map.of("to", to.toString())),
                        Map.of());
    }

    private Team.Somebody colleague(Team.Place place) {
        Team.Somebody joined = teams.somebody("user");
        teams.joins(place, joined);
        return joined;
    }

    private static String linkOf(Team.Somebody somebody) {
        String mail = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> Services.shared().mail().messages("test." + somebody.id() + "@taskloom.example"),
                        mails -> !mails.isEmpty())
                .getFirst()
                .text();
        Matcher link = LINK.matcher(mail);
        assertThat(link.find()).as(mail).isTrue();
        return "/api/v1/approvals/" + link.group(1);
    }

    @Test
    void aMailedLinkTellsAndTakesNothingButFromWhoWasAskedAndOnlyOnce() throws IOException {
        // given
        Team.Place place = teams.place();
        String task = handedIn(place, WorkFlowApiTests.approved());
        String link = linkOf(place.designer());

        // when somebody else, a scanner or a preview follows it, as often as they like
        assertThat(teams.nobody().get(link).status()).isEqualTo(401);
        assertThat(teams.nobody().post(link, "{\"decision\": \"approved\"}").status())
                .isEqualTo(401);
        assertThat(place.owner().api().get(link).status()).isEqualTo(403);
        assertThat(place.owner()
                        .api()
                        .post(link, "{\"decision\": \"approved\"}")
                        .status())
                .isEqualTo(403);
        Answer seen = place.designer().api().get(link);
        assertThat(place.designer()
                        .api()
                        .send("HEAD", link, (String) null, Map.of("Purpose", "prefetch"))
                        .status())
                .isEqualTo(200);

        // then it is asked as before
        assertThat(seen.body().path("title").asText()).isEqualTo("Write the report");
        assertThat(seen.body().path("projectName").asText()).isEqualTo("Everyday");
        assertThat(seen.body().path("name").asText()).isEqualTo("Review");
        assertThat(seen.body().at("/askedBy/id").asText())
                .isEqualTo(place.member().id().toString());
        assertThat(now(place, task).at("/step/id").asText()).isEqualTo("review");
        assertThat(approval(place.owner(), task).path("agreed").asInt()).isZero();

        // when
        assertThat(place.designer().api().get(link + "x").status()).isEqualTo(404);
        Answer decided = place.designer().api().post(link, "{\"decision\": \"approved\"}");
        Answer again = place.designer().api().post(link, "{\"decision\": \"rejected\"}");

        // then
        assertThat(decided.body().path("status").asText()).as(decided.text()).isEqualTo("done");
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.body().path("state").asText()).isEqualTo("answered");
        Answer owners = place.owner().api().get(linkOf(place.owner()));
        assertThat(owners.status()).isEqualTo(410);
        assertThat(owners.body().path("state").asText()).isEqualTo("decided");
        assertThat(jdbc.sql("select count(*) from approval_token where encode(hash, 'escape') like '%' || ? || '%'")
                        .param(link.substring(link.lastIndexOf('/') + 1))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aLinkIsDeadOnceItsPersonIsNotAskedAnyMoreOrItsTimeIsOver() throws IOException {
        Team.Place place = teams.place();
        Team.Somebody ann = colleague(place);
        Team.Somebody bob = colleague(place);
        handedIn(place, asking("1", ann.id().toString(), bob.id().toString()));
        String anns = linkOf(ann);
        String bobs = linkOf(bob);

        teams.leaves(place, ann);
        jdbc.sql("update approval_request set expires_at = now() where person_id = ?")
                .param(bob.id().value())
                .update();

        Answer left = ann.api().post(anns, "{\"decision\": \"approved\"}");
        Answer late = bob.api().post(bobs, "{\"decision\": \"approved\"}");
        assertThat(left.status()).as(left.text()).isEqualTo(410);
        assertThat(left.body().path("state").asText()).isEqualTo("not-asked");
        assertThat(late.body().path("state").asText()).isEqualTo("expired");
    }

    @Test
    void aVoteIsHandedOnAndTakenBackButNeverDoubledNorGivenToWhoHasNoSay() throws IOException {
        // given
        Team.Place place = teams.place();
        Team.Somebody bob = colleague(place);
        Team.Somebody ann = colleague(place);
        Team.Somebody cem = colleague(place);
        String task = handedIn(
                place, asking("2", bob.id().toString(), place.designer().id().toString()));

        // refused
        assertThat(handOn(cem, task, ann.id()).status()).isEqualTo(403);
        assertThat(handOn(place.owner(), task, ann.id()).status()).isEqualTo(409);
        assertThat(handOn(bob, task, bob.id()).status()).isEqualTo(409);
        assertThat(handOn(bob, task, teams.somebody("user").id()).status()).isEqualTo(400);
        assertThat(handOn(bob, task, place.member().id()).body().path("because").asText())
                .isEqualTo("four-eyes");
        assertThat(handOn(bob, task, place.designer().id())
                        .body()
                        .path("because")
                        .asText())
                .isEqualTo("asked");

        // when
        assertThat(handOn(bob, task, cem.id()).status()).isEqualTo(200);
        assertThat(handOn(cem, task, ann.id()).status()).isEqualTo(200);
        assertThat(handOn(ann, task, bob.id()).body().path("because").asText()).isEqualTo("circle");
        assertThat(decide(bob, task, "approved").status()).isEqualTo(403);
        assertThat(decide(cem, task, "approved").status()).isEqualTo(403);
        String link = linkOf(ann);
        assertThat(ann.api().get(link).body().at("/insteadOf/id").asText())
                .isEqualTo(bob.id().toString());

        // then
        JsonNode seen = approval(bob, task);
        assertThat(seen.path("because").asText()).isEqualTo("handed-on");
        assertThat(seen.path("approvers").findValues("insteadOf"))
                .filteredOn(each -> !each.isNull())
                .singleElement()
                .satisfies(each ->
                        assertThat(each.path("id").asText()).isEqualTo(bob.id().toString()));
        assertThat(cem.api()
                        .send("DELETE", "/api/v1/tasks/" + task + "/approval/delegation", (String) null, Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(ann.api().get(link).body().path("state").asText()).isEqualTo("not-asked");
        assertThat(decide(ann, task, "approved").status()).isEqualTo(403);
        assertThat(decide(cem, task, "approved").status()).isEqualTo(200);
        assertThat(decide(bob, task, "approved").status()).isEqualTo(409);
        assertThat(bob.api()
                        .send("DELETE", "/api/v1/tasks/" + task + "/approval/delegation", (String) null, Map.of())
                        .status())
                .isEqualTo(409);
        assertThat(now(place, task).at("/step/id").asText()).isEqualTo("review");
        assertThat(decide(place.designer(), task, "approved")
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("done");
        assertThat(place.member()
                        .api()
                        .get("/api/v1/tasks/" + task + "/changes")
                        .body()
                        .path("items")
                        .findValuesAsText("type"))
                .contains("approval_handed_on", "approval_taken_back");
    }

    @Test
    void approvalsOfWhoIsAwayGoToTheirDeputy() throws IOException {
        Team.Place place = teams.place();
        Team.Somebody bob = colleague(place);
        Team.Somebody ann = colleague(place);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Answer away = bob.api()
                .send(
                        "PUT",
                        "/api/v1/me/approval-absence",
                        Team.json(Map.of(
                                "deputyId",
                                ann.id().toString(),
                                "firstDay",
                                today.minusDays(1).toString(),
                                "lastDay",
                                today.plusDays(3).toString())),
                        Map.of());
        assertThat(away.status()).as(away.text()).isEqualTo(200);

        String task = handedIn(place, asking("all", bob.id().toString()));

        JsonNode asked = approval(ann, task);
        assertThat(asked.path("mayDecide").asBoolean()).isTrue();
        assertThat(asked.at("/approvers/0/absent").asBoolean()).isTrue();
        assertThat(decide(ann, task, "approved").body().path("status").asText()).isEqualTo("done");
    }

    @Test
    void allWhoAreAskedMustAgreeAndWhoLeavesIsNotWaitedFor() throws IOException {
        Team.Place place = teams.place();
        Team.Somebody ann = colleague(place);
        Team.Somebody bob = colleague(place);
        String task =
                handedIn(place, asking("all", ann.id().toString(), bob.id().toString()));

        assertThat(decide(place.owner(), task, "approved").body().at("/step/id").asText())
                .isEqualTo("review");
        assertThat(decide(ann, task, "approved").body().at("/step/id").asText()).isEqualTo("review");
        JsonNode waits = approval(place.member(), task);
        assertThat(waits.path("all").asBoolean()).isTrue();
        assertThat(waits.path("agreed").asInt()).isEqualTo(1);
        assertThat(waits.path("needed").asInt()).isEqualTo(2);
        assertThat(waits.path("approvers")).hasSize(3);

        teams.leaves(place, bob);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(now(place, task).path("status").asText()).isEqualTo("done"));
    }

    @Test
    void ofTwoLastVotesAtOnceExactlyOneMovesTheTask() throws Exception {
        Team.Place place = teams.place();
        String task = handedIn(place, WorkFlowApiTests.approved());

        List<Answer> answers;
        try (var threads = Executors.newFixedThreadPool(2)) {
            answers = threads
                    .invokeAll(List.<Callable<Answer>>of(
                            () -> decide(place.designer(), task, "approved"),
                            () -> decide(place.owner(), task, "approved")))
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        assertThat(place.member()
                        .api()
                        .get("/api/v1/tasks/" + task + "/changes")
                        .body()
                        .path("items")
                        .findValuesAsText("type"))
                .containsOnlyOnce("completed")
                .containsOnlyOnce("approved");
    }

    @Test
    void aStepOfAnyAutomationMayBeAnApprovalToo() {
        // given: whoever starts the run is not the one to agree
        Team.Place place = teams.place();
        Team.Somebody ann = colleague(place);
        String automation = place.published(TestModels.process("", """
                <bpmn:userTask id="step" name="Agree?" camunda:candidateGroups="member"><bpmn:extensionElements>
                  <camunda:properties><camunda:property name="approvals" value="1" />
                    <camunda:property name="fourEyes" value="true" /></camunda:properties>
                </bpmn:extensionElements></bpmn:userTask>
                <bpmn:sequenceFlow id="to-which" sourceRef="step" targetRef="which" />
                <bpmn:exclusiveGateway id="which" default="otherwise" />
                <bpmn:sequenceFlow id="yes" sourceRef="which" targetRef="end">
                  <bpmn:conditionExpression xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="bpmn:tFormalExpression">=decision = "approved"</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="otherwise" sourceRef="which" targetRef="again" />
                <bpmn:userTask id="again" name="Try again" />
                <bpmn:sequenceFlow id="to-no" sourceRef="again" targetRef="no" />
                <bpmn:endEvent id="no" name="Not agreed" />
                """)
                .replace("<bpmn:sequenceFlow id=\"to-end\" sourceRef=\"step\" targetRef=\"end\" />", ""));
        String run = start(place, automation);
        String step = steps(place, "Agree?").getFirst();

        // then it is asked for like any other
        assertThat(place.designer()
                        .api()
                        .post("/api/v1/tasks/" + step + "/complete", "{}")
                        .status())
                .isEqualTo(409);
        assertThat(decide(place.designer(), step, "approved").status()).isEqualTo(403);
        assertThat(approval(ann, step).path("mayDecide").asBoolean()).isTrue();
        String link = linkOf(ann);

        // when
        Answer approved = ann.api().post(link, "{\"decision\": \"approved\"}");

        // then
        assertThat(approved.body().path("status").asText()).as(approved.text()).isEqualTo("done");
        assertThat(state(place, run)).isEqualTo("completed");

        // and when another is rejected, the run goes the other way
        start(place, automation);
        decide(ann, steps(place, "Agree?").getFirst(), "rejected");
        assertThat(steps(place, "Try again")).hasSize(1);
    }

    private String start(Team.Place place, String automation) {
        Answer started = place.designer().api().post("/api/v1/automations/" + automation + "/start", "{}");
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        return started.body().path("id").asText();
    }

    private String state(Team.Place place, String run) {
        return place.designer()
                .api()
                .get("/api/v1/runs/" + run)
                .body()
                .path("state")
                .asText();
    }

    private static List<String> steps(Team.Place place, String title) {
        JsonNode open = place.member()
                .api()
                .get("/api/v1/projects/" + place.project() + "/tasks?status=todo")
                .body()
                .path("items");
        return StreamSupport.stream(open.spliterator(), false)
                .filter(task -> task.path("title").asText().equals(title))
                .map(task -> task.path("id").asText())
                .toList();
    }
}
