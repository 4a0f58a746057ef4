package io.taskloom.engine.run.undo;

import static io.taskloom.engine.Team.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.ScriptedUndo;
import io.taskloom.engine.ScriptedWork;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestModels;
import io.taskloom.engine.bpm.StepUndo.Done;
import io.taskloom.engine.bpm.StepUndo.Effect;
import io.taskloom.engine.bpm.StepUndo.Outcome;
import io.taskloom.engine.bpm.StepWork;
import io.taskloom.engine.event.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AutomationTest
class RunUndoApiTests {

    private static final String STEP = """
            <bpmn:serviceTask id="%s" name="%s" camunda:type="external" camunda:topic="%s">
              <bpmn:extensionElements><camunda:inputOutput>%s
                <camunda:outputParameter name="%s">=result</camunda:outputParameter>
              </camunda:inputOutput>
              <camunda:properties><camunda:property name="retry" value="R1/PT1S" /></camunda:properties></bpmn:extensionElements>
            </bpmn:serviceTask>
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Autowired
    private Team team;

    @Autowired
    private ScriptedWork work;

    @Autowired
    private ScriptedUndo undos;

    @Autowired
    private JdbcClient db;

    private Place place;
    private String one;
    private String two;

    @BeforeEach
    void stepsThatCanBeTakenBack() {
        place = team.place();
        one = "one-" + Ids.next();
        two = "two-" + Ids.next();
        undos.script(one, done -> ScriptedUndo.taken());
        undos.script(two, done -> ScriptedUndo.taken());
    }

    @Test
    void whatARunDidWithTasksIsTakenBackAndTheirHistoryTellsIt() {
        String task = place.task("Paint the fence", "low").path("id").asText();
        String run = completed(model(
                step(
                        "change",
                        "taskloom:update-task",
                        taskId(task) + input("title", "Urgent") + input("priority", "high")),
                step("finish", "taskloom:complete-task", taskId(task)),
                step("make", "taskloom:create-task", input("title", "Follow up")),
                step(
                        "again",
                        "taskloom:update-task",
                        "<camunda:inputParameter name=\"taskId\">=make.id</camunda:inputParameter>"
                                + input("title", "Follow up soon"))));
        String made = result(run, "make").path("id").asText();

        JsonNode preview = undo(run);
        assertThat(preview.path("undo").isNull()).isTrue();
        assertThat(preview.path("steps"))
                .extracting(step -> step.path("elementId").asText())
                .containsExactly("again", "make", "finish", "change");
        assertThat(preview.path("steps"))
                .extracting(step -> step.path("state").asText())
                .containsOnly("waiting");
        assertThat(task(task).path("status").asText()).isEqualTo("done");

        JsonNode report = undone(run);

        assertThat(report.at("/undo/state").asText()).as(report.toString()).isEqualTo("undone");
        assertThat(report.at("/undo/by/id").asText())
                .isEqualTo(place.designer().id().toString());
        assertThat(effects(report, "change")).containsExactlyInAnyOrder("title", "priority");
        assertThat(effects(report, "finish")).containsExactly("status");
        assertThat(effects(report, "make")).containsExactly("task");
        JsonNode back = task(task);
        assertThat(back.path("title").asText()).isEqualTo("Paint the fence");
        assertThat(back.path("priority").asText()).isEqualTo("low");
        assertThat(back.path("status").asText()).isEqualTo("todo");
        assertThat(place.member().api().get("/api/v1/tasks/" + made).status()).isEqualTo(404);
        JsonNode changes = place.member()
                .api()
                .get("/api/v1/tasks/" + task + "/changes")
                .body()
                .path("items");
        assertThat(changes)
                .extracting(change -> change.path("type").asText())
                .containsExactly("run_undone", "updated", "run_undone", "reopened", "completed", "updated", "created");
        assertThat(changes.at("/0/fields/0/to").asText()).isEqualTo(run);
        assertThat(changes.at("/0/fields/1/to").asText()).isEqualTo("Test automation");
        assertThat(get(run).at("/undo/state").asText()).isEqualTo("undone");
        assertThat(place.runs(get(run).path("automationId").asText())
                        .at("/0/undo/by/id")
                        .asText())
                .isEqualTo(place.designer().id().toString());
        assertThat(place.owner()
                        .api()
                        .get("/api/v1/workspaces/" + place.workspace() + "/audit?kind=automation")
                        .text())
                .contains("undid a run of “Test automation”");
    }

    @Test
    void fieldsThatSomebodyHasChangedSinceStayAndAreNamed() {
        String task = place.task("Paint the fence", "low").path("id").asText();
        String run = completed(model(step(
                "change",
                "taskloom:update-task",
                taskId(task) + input("title", "Urgent") + input("priority", "high"))));
        patch(task, Map.of("title", "Mine now"));

        JsonNode ahead = undo(run).at("/steps/0");
        assertThat(left(ahead)).containsExactly("title");
        JsonNode report = undone(run);

        assertThat(report.at("/undo/state").asText()).isEqualTo("partly");
        assertThat(report.at("/steps/0/state").asText()).isEqualTo("partly");
        assertThat(left(report.at("/steps/0"))).containsExactly("title");
        assertThat(task(task).path("title").asText()).isEqualTo("Mine now");
        assertThat(task(task).path("priority").asText()).isEqualTo("low");
    }

    @Test
    void aTaskThatSomebodyHasWorkedOnStays() {
        String run = completed(model(
                step("make", "taskloom:create-task", input("title", "Follow up")),
                step("other", "test:" + one, input("said", "Hello"))));
        String made = result(run, "make").path("id").asText();
        patch(made, Map.of("title", "Mine now"));

        JsonNode report = undone(run);

        assertThat(report.at("/undo/state").asText()).isEqualTo("partly");
        assertThat(step(report, "make").path("state").asText()).isEqualTo("left");
        assertThat(step(report, "make").path("reason").asText()).contains("Somebody else has worked on the task since");
        assertThat(task(made).path("title").asText()).isEqualTo("Mine now");
    }

    @Test
    void whoAsksTakesBackOnlyWhatTheyMayChangeThemselves() {
        String hidden = place.hiddenProject().toString();
        String run = completed(
                place.published(
                        place.owner(),
                        model(
                                step(
                                        "make",
                                        "taskloom:create-task",
                                        input("title", "Secret") + input("projectId", hidden)),
                                step("other", "test:" + one, input("said", "Hello")))),
                place.owner().api());

        assertThat(undo(run).toString()).doesNotContain("Secret");
        JsonNode report = undone(run);

        assertThat(step(report, "make").path("state").asText()).isEqualTo("left");
        assertThat(step(report, "make").path("reason").asText()).contains("you may not see it");
        assertThat(place.owner()
                        .api()
                        .get("/api/v1/projects/" + hidden + "/tasks")
                        .body()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void whatIsDoneElsewhereIsTakenBackFromTheLastToTheFirstAndWhatCanNotIsLeft() {
        String never = "never-" + Ids.next();
        String run = completed(model(
                step("first", "test:" + one, input("said", "Hello")),
                step("lasting", "test:" + never, input("said", "For ever")),
                step("second", "test:" + two, input("said", "Again"))));

        JsonNode report = undone(run);

        assertThat(undos.calls(run)).extracting(Done::topic).containsExactly("test:" + two, "test:" + one);
        assertThat(undos.calls(run)).extracting(Done::key).doesNotHaveDuplicates();
        Done last = undos.calls(run).getLast();
        assertThat(last.input()).containsEntry("said", "Hello");
        assertThat(last.result()).isEqualTo(Map.of("said", "Hello"));
        assertThat(report.at("/undo/state").asText()).isEqualTo("partly");
        assertThat(step(report, "lasting").path("reason").asText()).isEqualTo("Steps of this kind can't be undone.");
    }

    @Test
    void whatAPersonDidStays() {
        String run = started(
                place.published(model(
                        step("first", "test:" + one, input("said", "Hello")),
                        "<bpmn:userTask id=\"look\" name=\"Have a look\" />")),
                place.designer().api());
        String tasks = "/api/v1/projects/" + place.project() + "/tasks";
        await().atMost(PATIENCE)
                .until(() ->
                        place.member().api().get(tasks).body().at("/items/0/id").isTextual());
        String look = place.member().api().get(tasks).body().at("/items/0/id").asText();
        assertThat(place.member()
                        .api()
                        .post("/api/v1/tasks/" + look + "/complete", "{}")
                        .status())
                .isEqualTo(200);
        await().atMost(PATIENCE).until(() -> get(run).path("state").asText().equals("completed"));

        JsonNode report = undone(run);

        assertThat(step(report, "look").path("reason").asText()).isEqualTo("A person has done this.");
        assertThat(task(look).path("status").asText()).isEqualTo("done");
        assertThat(step(report, "first").path("state").asText()).isEqualTo("undone");
    }

    @Test
    void whatWasRecordedBeforeItsKindWasIsNotGuessed() {
        String run = completed(model(
                step("first", "test:" + one, input("said", "Hello")),
                step("second", "test:" + two, input("said", "Again"))));
        db.sql("update run_step set topic = null where run_id = cast(? as uuid) and element_id = 'first'")
                .param(run)
                .update();

        JsonNode report = undone(run);

        assertThat(step(report, "first").path("state").asText()).isEqualTo("left");
        assertThat(step(report, "first").path("reason").asText()).contains("not recorded yet");
        assertThat(undos.calls(run)).extracting(Done::topic).containsExactly("test:" + two);
    }

    @Test
    void whatIsRefusedInTheMiddleStaysWithWhyAndHoldsUpNothing() {
        String task = place.task("Paint the fence", "low").path("id").asText();
        String lease = "/api/v1/tasks/" + task + "/lease";
        undos.script(two, done -> {
            place.member().api().send("PUT", lease, "{\"duration\": \"PT1M\"}", Map.of());
            return ScriptedUndo.taken();
        });
        String run = completed(model(
                step("first", "test:" + one, input("said", "Hello")),
                step(
                        "change",
                        "taskloom:update-task",
                        taskId(task) + input("title", "Urgent") + input("priority", "high")),
                step("second", "test:" + two, input("said", "Again"))));
        assertThat(step(undo(run), "change").path("state").asText()).isEqualTo("waiting");

        JsonNode report = undone(run);

        assertThat(step(report, "change").path("state").asText())
                .as(report.toString())
                .isEqualTo("left");
        assertThat(left(step(report, "change"))).containsExactlyInAnyOrder("title", "priority");
        assertThat(step(report, "first").path("state").asText()).isEqualTo("undone");
        assertThat(task(task).path("title").asText()).isEqualTo("Urgent");
    }

    @Test
    void aFailureHoldsUpNothingAndIsTriedAgainWhenAskedByTheSameKey() {
        AtomicInteger calls = new AtomicInteger();
        undos.script(
                two,
                done -> calls.incrementAndGet() == 1
                        ? new Outcome.Failed("The peer refuses", false, null)
                        : ScriptedUndo.taken());
        String run = completed(model(
                step("first", "test:" + one, input("said", "Hello")),
                step("second", "test:" + two, input("said", "Again"))));

        JsonNode report = undone(run);
        assertThat(report.at("/undo/state").asText()).isEqualTo("failed");
        assertThat(step(report, "second").path("reason").asText()).isEqualTo("The peer refuses");
        assertThat(step(report, "first").path("state").asText()).isEqualTo("undone");

        assertThat(undone(run).at("/undo/state").asText()).isEqualTo("undone");
        assertThat(undos.calls(run)).hasSize(3);
        assertThat(undos.calls(run).get(0).key())
                .isEqualTo(undos.calls(run).get(2).key());
        assertThat(ask(run).type()).isEqualTo("run-undone-before");
    }

    @Test
    void whatMayWorkALittleLaterIsTriedAgainByItself() {
        AtomicInteger calls = new AtomicInteger();
        undos.script(
                one,
                done -> calls.incrementAndGet() == 1
                        ? new Outcome.Failed("The peer is asleep", true, Duration.ofMillis(200))
                        : ScriptedUndo.taken());
        String run = completed(model(step("first", "test:" + one, input("said", "Hello"))));

        assertThat(undone(run).at("/undo/state").asText()).isEqualTo("undone");
        assertThat(undos.calls(run)).extracting(Done::attempt).containsExactly(1, 2);
        assertThat(undos.calls(run))
                .extracting(Done::key)
                .containsOnly(undos.calls(run).getFirst().key());
    }

    @Test
    void whatADeadNodeLeftGoesOnAndEachStepIsTakenBackOnce() {
        CountDownLatch dead = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        undos.script(two, done -> {
            if (calls.incrementAndGet() == 1) {
                try {
                    dead.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return new Outcome.Taken(List.of(new Effect("by the dead", null)));
            }
            return ScriptedUndo.taken();
        });
        String task = place.task("Paint the fence", "low").path("id").asText();
        String run = completed(model(
                step("change", "taskloom:update-task", taskId(task) + input("priority", "high")),
                step("first", "test:" + one, input("said", "Hello")),
                step("second", "test:" + two, input("said", "Again"))));
        assertThat(ask(run).status()).isEqualTo(202);
        await().until(() -> calls.get() == 1);
        assertThat(get(run).at("/undo/state").asText()).isEqualTo("under_way");

        // Its lock has run out while the node gives no sign of life.
        db.sql("""
                        update act_ru_ext_task set worker_id_ = 'dead', lock_exp_time_ = now() at time zone 'utc' - interval '1 day'
                        where topic_name_ = 'undo:next-step' and proc_inst_id_ in (
                            select proc_inst_id_ from act_ru_execution where business_key_ = ?)""").param(run).update();

        await().atMost(PATIENCE).until(() -> get(run).at("/undo/state").asText().equals("undone"));
        dead.countDown();
        assertThat(undos.calls(run))
                .extracting(Done::topic)
                .containsExactly("test:" + two, "test:" + two, "test:" + one);
        assertThat(undos.calls(run).get(0).key())
                .isEqualTo(undos.calls(run).get(1).key());
        assertThat(effects(undo(run), "second")).containsExactly("Unsay");
        assertThat(task(task).path("priority").asText()).isEqualTo("low");
    }

    @Test
    void aHeldRunEndsAndIsUndone() {
        String fails = "fails-" + Ids.next();
        work.script(fails, call -> new StepWork.Outcome.Failed("No", false, null));
        String run = started(
                place.published(model(
                        step("first", "test:" + one, input("said", "Hello")),
                        step("broken", "test:" + fails, input("said", "Never")))),
                place.designer().api());
        await().atMost(PATIENCE).until(() -> get(run).path("state").asText().equals("failed"));

        JsonNode report = undone(run);

        assertThat(get(run).path("state").asText()).isEqualTo("cancelled");
        assertThat(step(report, "first").path("state").asText()).isEqualTo("undone");
        assertThat(step(report, "broken").path("state").asText()).isEqualTo("left");
        assertThat(step(report, "broken").path("reason").asText()).contains("whether it had an effect is not known");
        assertThat(report.at("/undo/state").asText()).isEqualTo("partly");
    }

    @Test
    void whatGoesOnWhatWasUndoneAndWhatDidNothingIsRefused() {
        String waiting = started(
                place.published(TestModels.userTask("")), place.designer().api());
        await().until(() -> get(waiting).path("state").asText().equals("waiting"));
        String idle = completed(TestModels.process("", "<bpmn:task id=\"step\" name=\"Nothing\" />"));
        String run = completed(model(step("first", "test:" + one, input("said", "Hello"))));
        undone(run);

        assertThat(ask(waiting).status()).isEqualTo(409);
        assertThat(ask(waiting).type()).isEqualTo("run-goes-on");
        assertThat(ask(idle).type()).isEqualTo("nothing-to-undo");
        assertThat(ask(run).status()).isEqualTo(409);
        assertThat(ask(run).type()).isEqualTo("run-undone-before");
        assertThat(ask(Ids.next().toString()).status()).isEqualTo(404);
        assertThat(ask("nonsense").status()).isIn(400, 404);
        assertThat(undos.calls(run)).hasSize(1);
    }

    @Test
    void whoMayNotPublishUndoesNothingAndStrangersSeeNothing() {
        String run = completed(model(step("first", "test:" + one, input("said", "Hello"))));
        String path = "/api/v1/runs/" + run + "/undo";
        TestApi stranger = team.place().designer().api();

        assertThat(place.member().api().post(path, "").status()).isEqualTo(403);
        assertThat(stranger.post(path, "").status()).isEqualTo(404);
        assertThat(team.nobody().post(path, "").status()).isEqualTo(401);
        assertThat(place.member().api().get(path).status()).isEqualTo(200);
        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(team.nobody().get(path).status()).isEqualTo(401);
        assertThat(get(run).path("undo").isNull()).isTrue();
        assertThat(undos.calls(run)).isEmpty();
    }

    @Test
    void manyAreUndoneAtOnceAndAFilterFindsThoseThatWereNot() {
        String automation = place.published(model(step("first", "test:" + one, input("said", "Hello"))));
        String first = completed(automation, place.designer().api());
        String second = completed(automation, place.designer().api());
        String third = completed(automation, place.designer().api());
        undone(first);

        Answer named = bulk("{\"action\": \"undo\", \"runs\": [\"%s\", \"%s\"]}".formatted(first, second));
        assertThat(named.body().path("items"))
                .extracting(item -> item.path("status").asInt())
                .containsExactly(409, 200);
        Answer found = bulk("{\"action\": \"undo\", \"filter\": {\"automation\": \"%s\"}}".formatted(automation));

        assertThat(found.body().path("items"))
                .extracting(item -> item.path("runId").asText())
                .containsExactly(third);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(place.member()
                        .api()
                        .get("/api/v1/automations/" + automation + "/runs?undone=true")
                        .body()
                        .path("items"))
                .extracting(run -> run.at("/undo/state").asText())
                .containsExactly("undone", "undone", "undone"));
        assertThat(place.member()
                        .api()
                        .get("/api/v1/automations/" + automation + "/runs?undone=false")
                        .body()
                        .path("items"))
                .isEmpty();
        assertThat(undos.calls(second)).hasSize(1);
    }

    private Answer bulk(String body) {
        Answer answer = place.designer().api().post("/api/v1/workspaces/" + place.workspace() + "/runs/bulk", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    /** Asks for it and waits for its end. */
    private JsonNode undone(String run) {
        Answer asked = ask(run);
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        await().atMost(PATIENCE).until(() -> !undo(run).at("/undo/endedAt").isNull());
        return undo(run);
    }

    private Answer ask(String run) {
        return place.designer().api().post("/api/v1/runs/" + run + "/undo", "");
    }

    private JsonNode undo(String run) {
        Answer answer = place.designer().api().get("/api/v1/runs/" + run + "/undo");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static JsonNode step(JsonNode report, String element) {
        for (JsonNode step : report.path("steps")) {
            if (step.path("elementId").asText().equals(element)) {
                return step;
            }
        }
        throw new AssertionError("No " + element + " in " + report);
    }

    private static List<String> effects(JsonNode report, String element) {
        return step(report, element)
                .path("effects")
                .valueStream()
                .filter(effect -> effect.path("left").isNull())
                .map(effect -> effect.path("what").asText())
                .toList();
    }

    private static List<String> left(JsonNode step) {
        return step.path("effects")
                .valueStream()
                .filter(effect -> !effect.path("left").isNull())
                .map(effect -> effect.path("what").asText())
                .toList();
    }

    private JsonNode get(String run) {
        return place.member().api().get("/api/v1/runs/" + run).body();
    }

    private JsonNode task(String id) {
        return place.member().api().get("/api/v1/tasks/" + id).body();
    }

    private void patch(String task, Map<String, ?> body) {
        Answer patched = place.member()
                .api()
                .send(
                        "PATCH",
                        "/api/v1/tasks/" + task,
                        json(body),
                        Map.of("Content-Type", "application/merge-patch+json", "If-Match", "*"));
        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
    }

    private JsonNode result(String run, String element) {
        for (JsonNode step : place.designer()
                .api()
                .get("/api/v1/runs/" + run + "/steps")
                .body()
                .path("items")) {
            if (step.path("elementId").asText().equals(element)) {
                return step.at("/output/result");
            }
        }
        throw new AssertionError("No step " + element);
    }

    private String completed(String bpmn) {
        return completed(
                bpmn.startsWith("<") ? place.published(bpmn) : bpmn,
                place.designer().api());
    }

    private String completed(String automation, TestApi by) {
        String run = started(automation, by);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        by.get("/api/v1/runs/" + run).body().path("state").asText())
                .isEqualTo("completed"));
        return run;
    }

    private static String started(String automation, TestApi by) {
        Answer started = by.post("/api/v1/automations/" + automation + "/start", "");
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        return started.body().path("id").asText();
    }

    /** The steps one after the other. */
    private static String model(String... steps) {
        StringBuilder all = new StringBuilder();
        String last = null;
        for (String step : steps) {
            String id = step.substring(step.indexOf("id=\"") + 4, step.indexOf("\" name"));
            if (last != null) {
                all.append(
                        "<bpmn:sequenceFlow id=\"to-%s\" sourceRef=\"%s\" targetRef=\"%s\" />".formatted(id, last, id));
            }
            all.append(step);
            last = id;
        }
        String first = steps[0].substring(steps[0].indexOf("id=\"") + 4, steps[0].indexOf("\" name"));
        return TestModels.process("", all.toString())
                .replace("sourceRef=\"start\" targetRef=\"step\"", "sourceRef=\"start\" targetRef=\"" + first + "\"")
                .replace("id=\"to-end\" sourceRef=\"step\"", "id=\"to-end\" sourceRef=\"" + last + "\"");
    }

    private static String step(String id, String topic, String inputs) {
        return STEP.formatted(id, id, topic, inputs, id);
    }

    private static String input(String name, String value) {
        return "<camunda:inputParameter name=\"%s\">%s</camunda:inputParameter>".formatted(name, value);
    }

    private static String taskId(String id) {
        return input("taskId", id);
    }
}
