package io.taskloom.engine.bpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.problem.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@BpmTest
class ProcessesTests {

    private final WorkspaceId workspace = new WorkspaceId(Ids.next());

    @Autowired
    Processes processes;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void anOwnModelStartsForAWorkspaceUnderATimeOrderedId() {
        // when
        InstanceId instance = startErrand();

        // then
        assertThat(instance.value().version()).isEqualTo(7);
        assertThat(tasks.createTaskQuery()
                        .processInstanceId(instance.toString())
                        .singleResult())
                .satisfies(task -> assertThat(task.getTenantId()).isEqualTo(workspace.toString()))
                .satisfies(task -> assertThat(task.getAssignee()).isEqualTo("bob"));
        assertThat(runtime.getVariable(instance.toString(), "subject"))
                .isEqualTo(Map.of("id", "17", "tags", List.of("a")));
    }

    @Test
    void whatIsNotDeployedIsNotFound() {
        assertThatThrownBy(() -> processes.start(new StartProcess(
                        new StartProcess.Definition.OwnKey("nothing"), null, workspace, Map.of(), null)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> processes.start(new StartProcess(
                        new StartProcess.Definition.Exact("nothing:1:x"), null, workspace, Map.of(), null)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void completingTheTaskEndsTheInstanceAndCannotBeDoneTwice() {
        // given
        InstanceId instance = startErrand();
        UserTaskId task = task(instance);

        // when
        processes.complete(task, Map.of("result", "done"));

        // then
        assertThat(runs(instance)).isFalse();
        assertThatThrownBy(() -> processes.complete(task, Map.of())).isInstanceOf(NothingWaits.class);
    }

    @Test
    void aMessageStartsItsEventSubProcessWithVariablesOfItsOwn() {
        // given
        InstanceId instance = startErrand();
        Instant later = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

        // when
        processes.send(instance, "remind", Map.of("at", later, "reminder", "r1"));
        processes.send(instance, "remind", Map.of("at", later.minusSeconds(60), "reminder", "r2"));

        // then
        assertThat(processes.timers(instance))
                .extracting(Processes.ArmedTimer::elementId, Processes.ArmedTimer::due, timer -> timer.scope()
                        .get("reminder"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("at", later.minusSeconds(60), "r2"),
                        org.assertj.core.groups.Tuple.tuple("at", later, "r1"));
        assertThat(runtime.getVariable(instance.toString(), "reminder")).isNull();
        assertThat(tasks.createTaskQuery()
                        .processInstanceId(instance.toString())
                        .count())
                .isOne();
    }

    @Test
    void aTimerThatIsMovedToNowFiresWithinASecondOrSo() {
        // given
        InstanceId instance = startErrand();
        processes.send(instance, "remind", Map.of("at", Instant.now().plusSeconds(3600)));

        // when
        processes.reschedule(processes.timers(instance).getFirst().id(), Instant.now());

        // then
        await().atMost(Duration.ofSeconds(3))
                .until(() -> processes.timers(instance).isEmpty());
        assertThat(runs(instance)).isTrue();
        assertThatThrownBy(() -> processes.reschedule("nothing", Instant.now())).isInstanceOf(NotFound.class);
    }

    @Test
    void aMessageNobodyWaitsForIsAConflict() {
        InstanceId instance = startErrand();
        assertThatThrownBy(() -> processes.send(instance, "unheard-of", Map.of()))
                .isInstanceOf(NothingWaits.class);
    }

    @Test
    void aMessageCanEndTheInstance() {
        InstanceId instance = startErrand();
        processes.send(instance, "drop", Map.of());
        assertThat(runs(instance)).isFalse();
    }

    @Test
    void cancellingEndsTheInstanceAndMayBeRepeated() {
        // given
        InstanceId instance = startErrand();

        // when
        processes.cancel(instance, "not needed");
        processes.cancel(instance, "not needed");

        // then
        assertThat(runs(instance)).isFalse();
    }

    @Test
    void aStartThatIsRolledBackLeavesNothing() {
        // when
        InstanceId instance = Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            return startErrand();
        }));

        // then
        assertThat(runs(instance)).isFalse();
    }

    private InstanceId startErrand() {
        return processes.start(new StartProcess(
                new StartProcess.Definition.OwnKey("errand"),
                "17",
                workspace,
                Map.of("assignee", "bob", "subject", Map.of("id", "17", "tags", List.of("a"))),
                null));
    }

    private UserTaskId task(InstanceId instance) {
        return UserTaskId.of(tasks.createTaskQuery()
                .processInstanceId(instance.toString())
                .singleResult()
                .getId());
    }

    private boolean runs(InstanceId instance) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceId(instance.toString())
                        .count()
                > 0;
    }
}
