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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a node leaves that dies in the middle of a repair, of publishing or of undoing. PostgreSQL ends the connection at the named
 * row, as it does when a node is killed: all that the transaction has done until then is gone, in the engine's tables and in ours, and a
 * second try does it once.
 */
@AutomationTest
@Timeout(120)
class BrokenHalfwayTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Where in the transaction the connection ends. */
    enum Moment {
        AT_THE_ROW("create trigger %s after %s on %s for each row %s"),
        AT_COMMIT("create constraint trigger %s after %s on %s deferrable initially deferred for each row %s");

        private final String trigger;

        Moment(String trigger) {
            this.trigger = trigger;
        }
    }

    @Autowired
    private Team team;

    @Autowired
    private ScriptedWork work;

    @Autowired
    private JdbcClient db;

    private Place place;
    private String only;

    @BeforeEach
    void aStepThatTakesNobodyButEve() {
        place = team.place();
        only = "only-eve-" + Ids.next();
        work.script(
                only,
                call -> "Hello Eve".equals(call.input().get("said"))
                        ? new Outcome.Done(Map.of("ok", true))
                        : new Outcome.Failed("Nobody else is taken", false, null));
    }

    @ParameterizedTest
    @EnumSource
    void aRetryWithOtherData(Moment moment) {
        String run = held();
        int calls = work.calls(only).size();
        String retry = "/api/v1/runs/" + run + "/retry";
        String data = "{\"variables\": {\"who\": \"Eve\"}}";

        try (var breaking = new Breaking(moment, "insert", "run_correction", "new.run_id = '%s'".formatted(run))) {
            breaks(place.designer().api().post(retry, data));
        }

        isHeldAsItWas(run, calls);
        assertThat(get(run).path("corrections")).isEmpty();
        assertThat(events(run, "RunDataCorrected")).isZero();

        Answer again = place.designer().api().post(retry, data);
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        awaitState(run, "completed");
        assertThat(get(run).path("corrections")).hasSize(1);
        assertThat(events(run, "RunDataCorrected")).isEqualTo(1);
        assertThat(work.calls(only)).hasSize(calls + 1);
    }

    @ParameterizedTest
    @EnumSource
    void aSkip(Moment moment) {
        String run = held();
        int calls = work.calls(only).size();
        String skip = "/api/v1/runs/" + run + "/skip";
        String output = "{\"output\": {\"ok\": true}}";

        try (var breaking = new Breaking(
                moment, "update", "run_step", "new.run_id = '%s' and new.state = 'skipped'".formatted(run))) {
            breaks(place.designer().api().post(skip, output));
        }

        isHeldAsItWas(run, calls);
        assertThat(events(run, "RunStepSkipped")).isZero();
        assertThat(steps(run))
                .extracting(step -> step.path("elementId").asText())
                .containsExactly("start", "step");

        Answer again = place.designer().api().post(skip, output);
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        awaitState(run, "completed");
        assertThat(steps(run).get(1).path("state").asText()).isEqualTo("skipped");
        assertThat(events(run, "RunStepSkipped")).isEqualTo(1);
        assertThat(work.calls(only)).hasSize(calls);
    }

    @ParameterizedTest
    @EnumSource
    void publishing(Moment moment) {
        String automation = place.drafted(TestModels.triggered("TaskCreated", "=true"));
        String publish = "/api/v1/automations/" + automation + "/publish";

        // What an event starts is written last of all.
        try (var breaking =
                new Breaking(moment, "insert", "trigger", "new.automation_id = '%s'".formatted(automation))) {
            breaks(place.designer().api().post(publish, "{\"draftVersion\": 1}"));
        }

        JsonNode draft =
                place.designer().api().get("/api/v1/automations/" + automation).body();
        assertThat(draft.path("published").isNull()).isTrue();
        assertThat(draft.path("draftVersion").asInt()).isEqualTo(1);
        assertThat(place.designer()
                        .api()
                        .get("/api/v1/automations/" + automation + "/versions")
                        .body()
                        .path("items"))
                .isEmpty();
        assertThat(deployments(automation)).isZero();
        assertThat(place.designer()
                        .api()
                        .post("/api/v1/automations/" + automation + "/start", "{}")
                        .status())
                .isEqualTo(409);

        Answer again = place.designer().api().post(publish, "{\"draftVersion\": 1}");
        assertThat(again.status()).as(again.text()).isEqualTo(201);
        assertThat(again.body().path("number").asInt()).isEqualTo(1);
        assertThat(deployments(automation)).isEqualTo(1);
        place.task("Buy milk", "low");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(place.runs(automation))
                .extracting(run -> run.path("state").asText())
                .containsExactly("completed"));
    }

    @ParameterizedTest
    @EnumSource
    void askingForARunToBeUndone(Moment moment) {
        String task = place.task("Paint the fence", "low").path("id").asText();
        String run = changing(task);

        try (var breaking = new Breaking(moment, "insert", "run_undo_step", "new.run_id = '%s'".formatted(run))) {
            breaks(place.designer().api().post("/api/v1/runs/" + run + "/undo", ""));
        }

        assertThat(get(run).path("undo").isNull()).isTrue();
        assertThat(events(run, "RunUndoBegun")).isZero();
        assertThat(undoing(run)).isZero();
        assertThat(title(task)).isEqualTo("Urgent");

        undone(run);
        assertThat(title(task)).isEqualTo("Paint the fence");
        assertThat(timesUndone(task)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void takingAStepBack(Moment moment) {
        String task = place.task("Paint the fence", "low").path("id").asText();
        String run = changing(task);

        try (var breaking = new Breaking(
                moment, "update", "run_undo_step", "new.run_id = '%s' and new.state = 'undone'".formatted(run))) {
            undone(run);
            assertThat(breaking.times())
                    .as("the connection broke, and it was tried once more")
                    .isGreaterThan(1);
        }

        assertThat(title(task)).isEqualTo("Paint the fence");
        assertThat(timesUndone(task)).isEqualTo(1);
        assertThat(undoing(run)).isZero();
    }

    @Test
    void theHeldRunThatIsUndoneHasEndedAtMost() {
        String task = place.task("Paint the fence", "low").path("id").asText();
        String failing = TestModels.oneStep(only, "")
                .replace("id=\"to-step\" sourceRef=\"start\"", "id=\"to-step\" sourceRef=\"change\"")
                .replace(
                        "<bpmn:sequenceFlow id=\"to-step\"",
                        "<bpmn:sequenceFlow id=\"to-change\" sourceRef=\"start\" targetRef=\"change\" />" + change(task)
                                + "<bpmn:sequenceFlow id=\"to-step\"");
        String run = started(place.published(failing));
        awaitState(run, "failed");

        try (var breaking = new Breaking(Moment.AT_COMMIT, "insert", "run_undo", "new.run_id = '%s'".formatted(run))) {
            breaks(place.designer().api().post("/api/v1/runs/" + run + "/undo", ""));
        }

        assertThat(get(run).path("undo").isNull()).isTrue();
        assertThat(get(run).path("endedAt").isNull()).isFalse();
        assertThat(title(task)).isEqualTo("Urgent");
        // Nobody knows what the step did that held it.
        undone(run, "partly");
        assertThat(title(task)).isEqualTo("Paint the fence");
        assertThat(timesUndone(task)).isEqualTo(1);
    }

    private static void breaks(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isIn(500, 503);
    }

    private void isHeldAsItWas(String run, int calls) {
        JsonNode held = get(run);
        assertThat(held.path("state").asText()).isEqualTo("failed");
        assertThat(held.path("endedAt").isNull()).isTrue();
        assertThat(held.path("error").asText()).contains("Nobody else is taken");
        JsonNode step = steps(run).get(1);
        assertThat(step.path("state").asText()).isEqualTo("failed");
        assertThat(step.at("/input/said").asText()).isEqualTo("Hello Uma");
        assertThat(work.calls(only)).hasSize(calls);
    }

    private String held() {
        String run = started(place.published(TestModels.oneStep(only, "")));
        awaitState(run, "failed");
        return run;
    }

    /** One that is over and has renamed the task. */
    private String changing(String task) {
        String run = started(place.published(TestModels.process("", change(task).replace("change", "step"))));
        awaitState(run, "completed");
        assertThat(title(task)).isEqualTo("Urgent");
        return run;
    }

    private static String change(String task) {
        return """
                <bpmn:serviceTask id="change" name="Rename" camunda:type="external" camunda:topic="taskloom:update-task">
                  <bpmn:extensionElements><camunda:inputOutput>
                    <camunda:inputParameter name="taskId">%s</camunda:inputParameter>
                    <camunda:inputParameter name="title">Urgent</camunda:inputParameter>
                  </camunda:inputOutput></bpmn:extensionElements>
                </bpmn:serviceTask>
                """.formatted(task);
    }

    private String started(String automation) {
        Answer started = place.designer()
                .api()
                .post("/api/v1/automations/" + automation + "/start", "{\"variables\": {\"who\": \"Uma\"}}");
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        return started.body().path("id").asText();
    }

    private void undone(String run) {
        undone(run, "undone");
    }

    private void undone(String run, String state) {
        Answer asked = place.designer().api().post("/api/v1/runs/" + run + "/undo", "");
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(get(run).at("/undo/state").asText()).isEqualTo(state));
    }

    private JsonNode get(String run) {
        return place.designer().api().get("/api/v1/runs/" + run).body();
    }

    private JsonNode steps(String run) {
        return place.designer()
                .api()
                .get("/api/v1/runs/" + run + "/steps")
                .body()
                .path("items");
    }

    private void awaitState(String run, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get(run).path("state").asText())
                        .as(steps(run).toString())
                        .isEqualTo(state));
    }

    private String title(String task) {
        return place.member()
                .api()
                .get("/api/v1/tasks/" + task)
                .body()
                .path("title")
                .asText();
    }

    private long timesUndone(String task) {
        return place.member()
                .api()
                .get("/api/v1/tasks/" + task + "/changes")
                .body()
                .path("items")
                .valueStream()
                .filter(change -> change.path("type").asText().equals("run_undone"))
                .count();
    }

    private long events(String subject, String type) {
        return count("select count(*) from event where subject_id = cast(? as uuid) and type = ?", subject, type);
    }

    private long deployments(String automation) {
        return count("select count(*) from act_re_procdef where key_ like ?", "%" + automation + "%");
    }

    /** Instances of ours that take that run back. */
    private long undoing(String run) {
        return count("select count(*) from act_ru_execution where business_key_ = ?", run);
    }

    private long count(String sql, Object... parameters) {
        return db.sql(sql).params(List.of(parameters)).query(Long.class).single();
    }

    /** Ends the connection of the first transaction that writes such a row. A sequence counts, since no roll back takes it back. */
    private final class Breaking implements AutoCloseable {

        private final String name = "breaking_" + Ids.next().toString().replace("-", "");
        private final String table;

        Breaking(Moment moment, String what, String table, String when) {
            this.table = table;
            db.sql("create sequence " + name).update();
            db.sql("""
                            create function %1$s() returns trigger language plpgsql as $$
                            begin
                                if nextval('%1$s') = 1 then
                                    perform pg_terminate_backend(pg_backend_pid());
                                    perform pg_sleep(1);
                                end if;
                                return null;
                            end $$""".formatted(name)).update();
            db.sql(moment.trigger.formatted(name, what, table, "when (%s) execute function %s()".formatted(when, name)))
                    .update();
        }

        /** How often such a row was written or meant to be. */
        long times() {
            return count("select last_value from " + name);
        }

        @Override
        public void close() {
            db.sql("drop trigger %s on %s".formatted(name, table)).update();
            db.sql("drop function %s()".formatted(name)).update();
            db.sql("drop sequence " + name).update();
        }
    }
}
