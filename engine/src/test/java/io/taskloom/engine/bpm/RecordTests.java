package io.taskloom.engine.bpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands where after a run: our record, Camunda's history, the task list. */
@BpmTest
class RecordTests {

    @Autowired
    Processes processes;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identity;

    @Autowired
    ManagementService management;

    @Autowired
    RecordingJournal journal;

    @Autowired
    RecordingProjection projection;

    @Autowired
    JdbcClient jdbc;

    private UsersModels models;

    @BeforeEach
    void models() {
        models = new UsersModels(repository, processes);
    }

    @Test
    void ourOwnModelsLeaveNothingInCamundasHistory() {
        // given
        Map<String, Long> before = history();

        // when
        InstanceId instance = processes.start(new StartProcess(
                new StartProcess.Definition.OwnKey("errand"),
                "17",
                new WorkspaceId(Ids.next()),
                Map.of("assignee", "bob"),
                null));
        processes.complete(task(instance), Map.of("note", "done"));

        // then
        assertThat(history()).isEqualTo(before);
        assertThat(journal.of(instance)).isEmpty();
    }

    @Test
    void usersModelsLeaveOneRowForEachInstanceAndTheRestInOurRecord() {
        // given
        Map<String, Long> before = history();

        // when
        InstanceId instance = models.start(
                UsersModels.model()
                        .userTask("ask")
                        .name("Ask somebody")
                        .camundaAssignee("bob")
                        .endEvent("end")
                        .done(),
                Map.of("question", "why"));
        processes.complete(task(instance), Map.of("answer", 42));

        // then
        Map<String, Long> expected = new LinkedHashMap<>(before);
        expected.merge("act_hi_procinst", 1L, Long::sum);
        assertThat(history()).isEqualTo(expected);
        assertThat(journal.of(instance))
                .containsExactly(
                        "run started",
                        "start started",
                        "start ended",
                        "ask started",
                        "ask ended {answer=42}",
                        "end started",
                        "end ended",
                        "run COMPLETED");
        assertThat(journal.starts.get(instance))
                .satisfies(started -> assertThat(started.variables()).isEqualTo(Map.of("question", "why")))
                .satisfies(started -> assertThat(started.cause()).isNotNull())
                .satisfies(started -> assertThat(started.workspace()).isEqualTo(models.workspace()));
    }

    @Test
    void aLongTextIsAVariableLikeAnyOther() {
        InstanceId instance =
                models.start(UsersModels.model().userTask("ask").done(), Map.of("text", "x".repeat(10_000)));
        assertThat(runtime.getVariable(instance.toString(), "text")).isEqualTo("x".repeat(10_000));
        runtime.setVariable(instance.toString(), "text", "short");
        runtime.setVariable(instance.toString(), "text", "y".repeat(5_000));
        assertThat(runtime.getVariable(instance.toString(), "text")).isEqualTo("y".repeat(5_000));
    }

    @Test
    void largeValuesAreRecordedByTheirBeginning() {
        InstanceId instance =
                models.start(UsersModels.model().userTask("ask").done(), Map.of("text", "x".repeat(50_000)));
        assertThat(Objects.requireNonNull(journal.starts.get(instance))
                        .variables()
                        .get("text"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("truncated", true)
                .containsEntry("size", 50_000);
    }

    @Test
    void aFailingTimerIsRecordedAndItsIncidentCanBeRetried() {
        // given
        InstanceId instance = models.start(
                UsersModels.model()
                        .intermediateCatchEvent("wait")
                        .timerWithDuration("PT0S")
                        .exclusiveGateway("which")
                        .condition("yes", "${ready}")
                        .endEvent()
                        .moveToLastGateway()
                        .condition("never", "${never}")
                        .endEvent()
                        .done(),
                Map.of("ready", false, "never", false));

        // when
        await().atMost(Duration.ofSeconds(5))
                .until(() -> journal.of(instance).stream().anyMatch(line -> line.startsWith("wait failed")));
        management
                .createJobQuery()
                .processInstanceId(instance.toString())
                .list()
                .forEach(job -> management.setJobRetries(job.getId(), 0));

        // then
        assertThat(processes.incidents(instance)).hasSize(1);
        runtime.setVariable(instance.toString(), "ready", true);
        management
                .createJobQuery()
                .processInstanceId(instance.toString())
                .list()
                .forEach(job -> management.setJobDuedate(job.getId(), new java.util.Date()));
        processes.retry(instance);
        await().atMost(Duration.ofSeconds(5)).until(() -> journal.of(instance).contains("run COMPLETED"));
        assertThat(journal.of(instance)).contains("wait retried");
    }

    @Test
    void aStepThatCouldNotEvenBeginIsSkippedForWhatFollowsIt() {
        // given
        InstanceId instance = models.start(
                UsersModels.model()
                        .userTask("step")
                        .camundaAsyncBefore()
                        .camundaInputParameter("what", "${missing}")
                        .userTask("then")
                        .endEvent()
                        .done(),
                Map.of());
        await().atMost(Duration.ofSeconds(10))
                .until(() -> journal.of(instance).stream().anyMatch(line -> line.startsWith("step failed")));
        management
                .createJobQuery()
                .processInstanceId(instance.toString())
                .list()
                .forEach(job -> management.setJobRetries(job.getId(), 0));

        // when
        assertThatThrownBy(() -> processes.skip(instance, "another", Map.of())).isInstanceOf(NotSkipped.class);
        Processes.Skipped skipped = processes.skip(instance, null, Map.of("found", 7));

        // then
        assertThat(skipped.elementId()).isEqualTo("step");
        assertThat(skipped.step()).startsWith("step:");
        assertThat(processes.incidents(instance)).isEmpty();
        assertThat(runtime.getVariable(instance.toString(), "found")).isEqualTo(7);
        assertThat(tasks.createTaskQuery()
                        .processInstanceId(instance.toString())
                        .singleResult()
                        .getTaskDefinitionKey())
                .isEqualTo("then");
    }

    @Test
    void aUserTaskIsToldFromItsBeginningToItsEnd() {
        // given
        InstanceId instance = models.start(asking(), Map.of());
        assertThat(projection.born.get(instance)).satisfies(task -> {
            assertThat(task.own()).isFalse();
            assertThat(task.name()).isEqualTo("Ask somebody");
            assertThat(task.workspace()).isEqualTo(models.workspace());
            assertThat(task.candidateGroups()).containsExactly("team");
            assertThat(task.formKey()).isEqualTo("question");
        });

        // when
        tasks.setAssignee(task(instance).toString(), "eve");
        UserTaskId task = task(instance);
        identity.setAuthentication("eve", List.of(), List.of(models.workspace().toString()));
        try {
            tasks.complete(task.toString());
        } finally {
            identity.clearAuthentication();
        }

        // then
        assertThat(projection.of(instance))
                .containsExactly(
                        "ask created for bob",
                        "ask handed from null to bob by null",
                        "ask updated for eve",
                        "ask handed from bob to eve by null",
                        "ask completed by eve");
    }

    @Test
    void aCancelledInstanceCancelsItsUserTasks() {
        InstanceId instance = models.start(asking(), Map.of());
        processes.cancel(instance, "not needed");
        assertThat(projection.of(instance))
                .containsExactly(
                        "ask created for bob",
                        "ask handed from null to bob by null",
                        "ask cancelled by null: not needed");
    }

    @Test
    void whatTheTaskListRefusesTheEngineRefuses() {
        // given
        InstanceId instance = models.start(asking(), Map.of());
        projection.refuse = true;

        // when
        try {
            assertThatThrownBy(() -> tasks.complete(task(instance).toString()))
                    .hasRootCauseInstanceOf(RecordingProjection.NotAllowed.class);
            assertThatThrownBy(() -> processes.complete(task(instance), Map.of()))
                    .isInstanceOf(RecordingProjection.NotAllowed.class);
        } finally {
            projection.refuse = false;
        }

        // then
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(instance.toString())
                        .count())
                .isOne();
    }

    private static BpmnModelInstance asking() {
        return UsersModels.model()
                .userTask("ask")
                .name("Ask somebody")
                .camundaAssignee("bob")
                .camundaCandidateGroups("team")
                .camundaFormKey("question")
                .endEvent()
                .done();
    }

    private UserTaskId task(InstanceId instance) {
        return UserTaskId.of(tasks.createTaskQuery()
                .processInstanceId(instance.toString())
                .singleResult()
                .getId());
    }

    /** Rows of every table of Camunda's history. */
    private Map<String, Long> history() {
        Map<String, Long> rows = new LinkedHashMap<>();
        List<String> tables = jdbc.sql(
                        "select table_name from information_schema.tables where table_name like 'act_hi_%' order by 1")
                .query(String.class)
                .list();
        tables.forEach(table -> rows.put(
                table,
                jdbc.sql("select count(*) from " + table).query(Long.class).single()));
        return rows;
    }
}
