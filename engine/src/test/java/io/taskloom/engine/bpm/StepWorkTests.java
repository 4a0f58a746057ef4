package io.taskloom.engine.bpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskloom.engine.bpm.StepWork.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@BpmTest
@TestPropertySource(properties = {"taskloom.work.lock=2s", "taskloom.work.poll=30s"})
class StepWorkTests {

    @Autowired
    Processes processes;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TestWork work;

    @Autowired
    RecordingJournal journal;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private UsersModels models;

    @BeforeEach
    void models() {
        models = new UsersModels(repository, processes);
    }

    @Test
    void aStepIsBornLockedAndDoneWithoutAPoll() {
        // given
        BpmnModelInstance model = UsersModels.model()
                .serviceTask("greet")
                .camundaExternalTask("work:echo")
                .camundaInputParameter("text", "hello")
                .camundaOutputParameter("answer", "${result}")
                .userTask("read")
                .done();

        // when
        InstanceId instance = models.start(model, Map.of());

        // then
        await().atMost(Duration.ofSeconds(2)).until(() -> tasks(instance, "read") == 1);
        assertThat(runtime.getVariable(instance.toString(), "answer")).isEqualTo(Map.of("text", "hello"));
        assertThat(work.calls(instance)).singleElement().satisfies(call -> {
            assertThat(call.attempt()).isOne();
            assertThat(call.input()).isEqualTo(Map.of("text", "hello"));
            assertThat(call.workspace()).isEqualTo(models.workspace());
        });
        assertThat(journal.of(instance))
                .containsExactly(
                        "run started",
                        "start started",
                        "start ended",
                        "greet started",
                        "greet input {text=hello}",
                        "greet ended {result={text=hello}}",
                        "read started");
    }

    @Test
    void aStepOfATransactionThatRollsBackIsNeverDone() {
        // given
        String definition = models.deploy(echo());

        // when
        InstanceId instance = Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            return models.start(definition, Map.of());
        }));
        InstanceId next = models.start(definition, Map.of());

        // then
        await().until(() -> !runs(next));
        assertThat(work.calls(instance)).isEmpty();
    }

    @Test
    void aStepThatEndsInItsOwnTransactionIsNeverDone() {
        // given
        String definition = models.deploy(echo());

        // when
        InstanceId instance = Objects.requireNonNull(transaction.execute(status -> {
            InstanceId started = models.start(definition, Map.of());
            processes.cancel(started, "changed my mind");
            return started;
        }));
        InstanceId next = models.start(definition, Map.of());

        // then
        await().until(() -> !runs(next));
        assertThat(work.calls(instance)).isEmpty();
    }

    @Test
    void whatADeadNodeLeftIsDoneAgainUnderTheSameKey() {
        // given
        CountDownLatch dead = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        work.when("die", call -> {
            if (calls.incrementAndGet() == 1) {
                dead.await();
                return new Outcome.Done(Map.of("by", "the dead"));
            }
            return new Outcome.Done(Map.of("by", "the living"));
        });
        InstanceId instance = models.start(beforeReading("work:die"), Map.of());
        await().until(() -> calls.get() == 1);

        // when its lock has run out while the node gives no sign of life
        jdbc.sql(
                        "update act_ru_ext_task set worker_id_ = 'dead', lock_exp_time_ = now() at time zone 'utc' - interval '1 day' where proc_inst_id_ = ?")
                .param(instance.toString())
                .update();
        models.start(echo(), Map.of());
        nudge();

        // then
        await().atMost(Duration.ofSeconds(40)).until(() -> tasks(instance, "read") == 1);
        dead.countDown();
        assertThat(work.calls(instance)).hasSize(2);
        assertThat(work.calls(instance))
                .extracting(StepWork.Call::idempotencyKey)
                .containsOnly(work.calls(instance).getFirst().idempotencyKey());
        assertThat(runtime.getVariable(instance.toString(), "answer")).isEqualTo(Map.of("by", "the living"));
    }

    @Test
    void aNodeThatIsLateToKeepItsLocksDoesNotTakeItsOwnStepsOnceMore() {
        // given
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        work.when("late", call -> {
            calls.incrementAndGet();
            over.await();
            return new Outcome.Done(Map.of());
        });
        work.when("left", call -> {
            if (calls.incrementAndGet() == 2) {
                over.await();
            }
            return new Outcome.Done(Map.of());
        });
        InstanceId late = models.start(beforeReading("work:late"), Map.of());
        await().until(() -> calls.get() == 1);
        InstanceId left = models.start(beforeReading("work:left"), Map.of());
        await().until(() -> calls.get() == 2);

        // when both locks have run out, the one of this node and the one of another
        jdbc.sql("""
                        update act_ru_ext_task set lock_exp_time_ = now() at time zone 'utc' - interval '1 day',
                            worker_id_ = case proc_inst_id_ when :left then 'dead' else worker_id_ end
                        where proc_inst_id_ in (:late, :left)
                        """)
                .param("late", late.toString())
                .param("left", left.toString())
                .update();
        nudge();

        // then
        await().until(() -> tasks(left, "read") == 1);
        assertThat(work.calls(late)).hasSize(1);
        over.countDown();
        await().until(() -> tasks(late, "read") == 1);
        assertThat(work.calls(late)).hasSize(1);
    }

    @Test
    void aCallMayLastLongerThanItsLock() {
        // given
        work.when("slow", call -> {
            Thread.sleep(5_000);
            return new Outcome.Done(Map.of());
        });

        // when
        InstanceId instance = models.start(
                UsersModels.model()
                        .serviceTask("call")
                        .camundaExternalTask("work:slow")
                        .endEvent()
                        .done(),
                Map.of());

        // then another node that looks all the time finds nothing to take
        await().atMost(Duration.ofSeconds(9)).until(() -> {
            assertThat(jdbc.sql("select count(*) from act_ru_ext_task where proc_inst_id_ = ? and lock_exp_time_ <= ?")
                            .params(instance.toString(), java.sql.Timestamp.from(java.time.Instant.now()))
                            .query(Integer.class)
                            .single())
                    .isZero();
            return !runs(instance);
        });
        assertThat(work.calls(instance)).hasSize(1);
    }

    @Test
    void aFailingStepIsTriedAgainWithGrowingPausesAndThenHoldsAnIncident() {
        // given
        work.when("fail", call -> new Outcome.Failed("no luck " + call.attempt(), true, null));

        // when
        InstanceId instance = models.start(failing("work:fail", "R3/PT1S"), Map.of());

        // then
        await().until(() -> !processes.incidents(instance).isEmpty());
        assertThat(work.calls(instance)).extracting(StepWork.Call::attempt).containsExactly(1, 2, 3);
        assertThat(processes.incidents(instance))
                .extracting(Processes.Incident::elementId, Processes.Incident::message)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("call", "no luck 3"));
        assertThat(journal.of(instance))
                .endsWith("call started", "call failed no luck 1", "call failed no luck 2", "call incident no luck 3");

        // when somebody has mended it
        work.when("fail", call -> new Outcome.Done(Map.of()));
        processes.retry(instance);

        // then
        await().until(() -> !runs(instance));
        assertThat(work.calls(instance)).extracting(StepWork.Call::attempt).containsExactly(1, 2, 3, 1);
        assertThat(journal.of(instance)).contains("call retried").endsWith("run COMPLETED");
    }

    @Test
    void aPermanentFailureAndAnExceptionAreToldApart() {
        // given
        work.when("refused", call -> new Outcome.Failed("never", false, null));
        AtomicInteger calls = new AtomicInteger();
        work.when("odd", call -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("odd");
            }
            return new Outcome.Done(Map.of());
        });

        // when
        InstanceId refused = models.start(failing("work:refused", "R3/PT1S"), Map.of());
        InstanceId odd = models.start(failing("work:odd", "R3/PT1S"), Map.of());

        // then
        await().until(() -> !processes.incidents(refused).isEmpty() && !runs(odd));
        assertThat(work.calls(refused)).hasSize(1);
    }

    @Test
    void aWaitThatThePeerAsksForIsKept() {
        // given
        work.when(
                "busy",
                call -> call.attempt() == 1
                        ? new Outcome.Failed("busy", true, Duration.ofMillis(700))
                        : new Outcome.Done(Map.of()));

        // when
        long begin = System.nanoTime();
        InstanceId instance = models.start(failing("work:busy", "R3/PT1H"), Map.of());

        // then
        await().until(() -> !runs(instance));
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isBetween(700L, 5_000L);
    }

    @Test
    void aBusinessErrorTakesItsBoundaryEvent() {
        // given
        work.when("missing", call -> new Outcome.Error("not-found", "no such thing"));

        // when
        InstanceId instance = models.start(
                UsersModels.model()
                        .serviceTask("call")
                        .camundaExternalTask("work:missing")
                        .endEvent()
                        .moveToActivity("call")
                        .boundaryEvent("caught")
                        .error("not-found")
                        .userTask("look")
                        .done(),
                Map.of());

        // then
        await().until(() -> tasks(instance, "look") == 1);
    }

    @Test
    void aBusinessErrorThatNothingCatchesHoldsAnIncident() {
        work.when("missing", call -> new Outcome.Error("not-found", "no such thing"));
        InstanceId instance = models.start(failing("work:missing", "R3/PT1S"), Map.of());
        await().until(() -> !processes.incidents(instance).isEmpty());
        assertThat(work.calls(instance)).hasSize(1);
        assertThat(processes.incidents(instance).getFirst().message()).contains("not-found");
    }

    @Test
    void aResultThatTheProcessCannotUseHoldsAnIncidentWithoutCallingAgain() {
        InstanceId instance = models.start(
                UsersModels.model()
                        .serviceTask("call")
                        .camundaExternalTask("work:echo")
                        .camundaOutputParameter("answer", "${nothing}")
                        .endEvent()
                        .done(),
                Map.of());
        await().until(() -> !processes.incidents(instance).isEmpty());
        assertThat(work.calls(instance)).hasSize(1);
    }

    @Test
    void branchesThatEndTogetherMeetAtTheJoinAndCallOnce() {
        // given
        CyclicBarrier together = new CyclicBarrier(2);
        work.when("meet", call -> {
            together.await(5, TimeUnit.SECONDS);
            return new Outcome.Done(Map.of());
        });
        String definition = models.deploy(UsersModels.model()
                .parallelGateway("fork")
                .serviceTask("left")
                .camundaExternalTask("work:meet")
                .parallelGateway("join")
                .endEvent()
                .moveToNode("fork")
                .serviceTask("right")
                .camundaExternalTask("work:meet")
                .connectTo("join")
                .done());

        for (int round = 0; round < 10; round++) {
            // when
            InstanceId instance = models.start(definition, Map.of());

            // then
            await().until(() -> !runs(instance));
            assertThat(work.calls(instance)).hasSize(2);
        }
    }

    @Test
    void aCancelledRunDropsTheOutcomeOfItsCall() {
        // given
        CountDownLatch going = new CountDownLatch(1);
        work.when("long", call -> {
            going.await();
            return new Outcome.Done(Map.of());
        });
        InstanceId instance = models.start(failing("work:long", "R3/PT1S"), Map.of());
        await().until(() -> work.calls(instance).size() == 1);

        // when
        processes.cancel(instance, "enough");
        going.countDown();

        // then
        assertThat(runs(instance)).isFalse();
        assertThat(journal.of(instance)).endsWith("call cancelled", "run CANCELLED");
    }

    private BpmnModelInstance echo() {
        return UsersModels.model()
                .serviceTask("echo")
                .camundaExternalTask("work:echo")
                .endEvent()
                .done();
    }

    private static BpmnModelInstance beforeReading(String topic) {
        return UsersModels.model()
                .serviceTask("call")
                .camundaExternalTask(topic)
                .camundaOutputParameter("answer", "${result}")
                .userTask("read")
                .done();
    }

    private static BpmnModelInstance failing(String topic, String retry) {
        return UsersModels.retry(UsersModels.model().serviceTask("call").camundaExternalTask(topic), retry)
                .endEvent()
                .done();
    }

    /** A step of nobody rings the bell, as one of another node's would not: its poll would find the rest within its interval. */
    private void nudge() {
        work.when(
                "soon",
                call -> call.attempt() == 1
                        ? new Outcome.Failed("again", true, Duration.ofMillis(10))
                        : new Outcome.Done(Map.of()));
        models.start(failing("work:soon", "R2/PT1S"), Map.of());
    }

    private long tasks(InstanceId instance, String element) {
        return runtime.createExecutionQuery()
                .processInstanceId(instance.toString())
                .activityId(element)
                .count();
    }

    private boolean runs(InstanceId instance) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceId(instance.toString())
                        .count()
                > 0;
    }
}
