package io.taskloom.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccountDeletionProcessTests {

    private static final PlainEngine PLAIN =
            new PlainEngine("account-deletion-process").deploy("processes/account-deletion.bpmn");

    @RegisterExtension
    static final FlowNodeCoverage COVERAGE = new FlowNodeCoverage(PLAIN, "account-deletion");

    private static final Instant END = Instant.parse("2030-01-31T10:00:00Z");
    private static final Instant NOTICE = Instant.parse("2030-01-28T10:00:00Z");

    private final RuntimeService runtime = PLAIN.engine.getRuntimeService();
    private final ManagementService management = PLAIN.engine.getManagementService();
    private final ExternalTaskService steps = PLAIN.engine.getExternalTaskService();

    @BeforeEach
    void nobodyRestoresIt() {
        PLAIN.performed.clear();
        PLAIN.when("begin-account-erasure", input -> Map.of("wanted", true));
    }

    @AfterEach
    void endWhatIsLeft() {
        runtime.createProcessInstanceQuery()
                .list()
                .forEach(left -> runtime.deleteProcessInstance(left.getId(), "test over"));
    }

    @Test
    void theAccountIsClosedAndItsPersonMailedAndReminded() {
        ProcessInstance deletion = request();

        done("account:close");
        LockedExternalTask mail = done("connector:email.send");
        fire("end-is-near", NOTICE);
        LockedExternalTask reminder = done("connector:email.send");

        assertThat(mail.getBusinessKey()).isEqualTo("deletion-1");
        assertThat(mail.getVariables()).containsEntry("lateInput", "account-deletion-mail");
        assertThat(reminder.getVariables()).containsEntry("lateInput", "account-deletion-reminder");
        assertThat(deletion)
                .hasPassed("account-closed", "link-sent", "reminder-sent")
                .isWaitingAt("grace-over");
    }

    @Test
    void refusedMailsHoldUpNothing() {
        ProcessInstance deletion = request();

        steps.handleBpmnError(fetch("connector:email.send").getId(), "test", "rejected");
        fire("end-is-near", NOTICE);
        steps.handleBpmnError(fetch("connector:email.send").getId(), "test", "rejected");

        assertThat(deletion).hasPassed("link-not-sent", "reminder-not-sent").isWaitingAt("grace-over");
    }

    @Test
    void atTheEndEverythingIsErasedInOrderThoughMailAndKeycloakStillHang() {
        ProcessInstance deletion = request();

        fire("grace-over", END);

        assertThat(deletion).hasPassed("grace-ended", "begin-erasure").isWaitingAt("erase-sign-in");
        assertThat(fetchAll("account:close")).isEmpty();
        assertThat(done("account:erase-sign-in").getVariables()).containsEntry("deletion", "deletion-1");
        done("account:erase-workspaces");
        done("account:erase-traces");
        assertThat(PLAIN.performed)
                .extracting(PlainEngine.Performed::action)
                .containsExactly("begin-account-erasure", "note-account-erased");
        assertThat(deletion).isEnded().hasPassed("erased");
        assertNothingLeft();
    }

    @Test
    void whoeverRestoresItInTimeIsLetBackInAndTold() {
        ProcessInstance deletion = request();

        send(deletion, "account-restored");
        done("account:reopen");
        assertThat(done("connector:email.send").getVariables()).containsEntry("lateInput", "account-restored-mail");

        assertThat(deletion).isEnded().hasPassed("account-restored");
        assertNothingLeft();
    }

    @Test
    void whoeverWasAMomentFasterThanTheEndIsLetBackInThoughNoMailTellsThem() {
        PLAIN.when("begin-account-erasure", input -> Map.of("wanted", false));
        ProcessInstance deletion = request();

        fire("grace-over", END);
        done("account:reopen");
        steps.handleBpmnError(fetch("connector:email.send").getId(), "test", "rejected");

        assertThat(deletion).isEnded().hasPassed("account-restored-silently").hasNotPassed("erase-sign-in");
        assertNothingLeft();
    }

    private ProcessInstance request() {
        ProcessInstance deletion = runtime.startProcessInstanceByKey(
                "account-deletion",
                "deletion-1",
                Map.of("deletionId", "deletion-1", "eraseAt", END.toString(), "remindAt", NOTICE.toString()));
        send(deletion, "account-mail-wanted");
        return deletion;
    }

    private void send(ProcessInstance deletion, String message) {
        runtime.createMessageCorrelation(message)
                .processInstanceId(deletion.getId())
                .correlate();
    }

    private void fire(String timer, Instant due) {
        Job job = management.createJobQuery().timers().activityId(timer).singleResult();
        assertThat(job.getDuedate()).isEqualTo(Date.from(due));
        management.executeJob(job.getId());
    }

    private LockedExternalTask done(String topic) {
        LockedExternalTask step = fetch(topic);
        steps.complete(step.getId(), "test");
        return step;
    }

    private LockedExternalTask fetch(String topic) {
        return fetchAll(topic).getFirst();
    }

    private List<LockedExternalTask> fetchAll(String topic) {
        return steps.fetchAndLock(10, "test").topic(topic, 60_000).execute();
    }

    private void assertNothingLeft() {
        assertThat(runtime.createExecutionQuery().count()).isZero();
        assertThat(runtime.createEventSubscriptionQuery().count()).isZero();
        assertThat(runtime.createVariableInstanceQuery().count()).isZero();
        assertThat(management.createJobQuery().count()).isZero();
        assertThat(steps.createExternalTaskQuery().count()).isZero();
    }
}
