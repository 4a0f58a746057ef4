package io.taskloom.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvitationProcessTests {

    private static final PlainEngine PLAIN = new PlainEngine("invitation-process").deploy("processes/invitation.bpmn");

    @RegisterExtension
    static final FlowNodeCoverage COVERAGE = new FlowNodeCoverage(PLAIN, "invitation");

    private static final Instant LAST_DAY = Instant.parse("2030-01-08T10:00:00Z");

    private final RuntimeService runtime = PLAIN.engine.getRuntimeService();
    private final ManagementService management = PLAIN.engine.getManagementService();

    @BeforeEach
    void forgetWhatWasPerformed() {
        PLAIN.performed.clear();
    }

    @AfterEach
    void endWhatIsLeft() {
        runtime.createProcessInstanceQuery()
                .list()
                .forEach(left -> runtime.deleteProcessInstance(left.getId(), "test over"));
    }

    @Test
    void itsMailIsSentAndNotedAndTheInvitationStaysOpen() {
        ProcessInstance invitation = invite();

        LockedExternalTask mail = mails().getFirst();
        assertThat(mail.getBusinessKey()).isEqualTo("invitation-1");
        assertThat(mail.getVariables()).containsOnlyKeys("expiresAt", "lateInput");
        PLAIN.engine.getExternalTaskService().complete(mail.getId(), "test");

        assertThat(PLAIN.performed).singleElement().satisfies(step -> {
            assertThat(step.action()).isEqualTo("note-invitation-mail");
            assertThat(step.businessKey()).isEqualTo("invitation-1");
            assertThat(step.input()).containsEntry("outcome", "sent");
        });
        assertThat(invitation).hasPassed("mail-sent").isWaitingAt("wait-for-answer");
    }

    @Test
    void aRefusedMailIsNotedAndAnotherCanBeWanted() {
        ProcessInstance invitation = invite();

        PLAIN.engine.getExternalTaskService().handleBpmnError(mails().getFirst().getId(), "test", "rejected");

        assertThat(PLAIN.performed).singleElement().satisfies(step -> assertThat(step.input())
                .containsEntry("outcome", "failed"));
        assertThat(invitation).hasPassed("mail-failed").isWaitingAt("wait-for-answer");

        send(invitation, "mail-wanted");
        assertThat(mails()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "invitation-accepted, joined",
        "invitation-declined, not-joined",
        "invitation-withdrawn, taken-back",
    })
    void anAnswerEndsItAlsoWhileItsMailIsOnItsWay(String message, String end) {
        ProcessInstance invitation = invite();

        send(invitation, message);

        assertThat(invitation).isEnded().hasPassed(end);
        assertThat(PLAIN.performed).isEmpty();
        assertNothingLeft();
    }

    @Test
    void onItsLastDayItIsNotedAsOverAndEnds() {
        ProcessInstance invitation = invite();
        Job lastDay = management.createJobQuery().timers().singleResult();
        assertThat(lastDay.getDuedate()).isEqualTo(Date.from(LAST_DAY));

        management.executeJob(lastDay.getId());

        assertThat(PLAIN.performed)
                .singleElement()
                .satisfies(step -> assertThat(step.action()).isEqualTo("expire-invitation"))
                .satisfies(step -> assertThat(step.businessKey()).isEqualTo("invitation-1"));
        assertThat(invitation).isEnded().hasPassed("expired");
        assertNothingLeft();
    }

    @Test
    void itsLastDayCanBeMoved() {
        invite();
        Date later = Date.from(LAST_DAY.plusSeconds(86_400));

        management.setJobDuedate(
                management.createJobQuery().timers().singleResult().getId(), later);

        assertThat(management.createJobQuery().timers().singleResult().getDuedate())
                .isEqualTo(later);
    }

    private ProcessInstance invite() {
        ProcessInstance invitation = runtime.startProcessInstanceByKey(
                "invitation", "invitation-1", Map.of("expiresAt", LAST_DAY.toString()));
        send(invitation, "mail-wanted");
        return invitation;
    }

    private void send(ProcessInstance invitation, String message) {
        runtime.createMessageCorrelation(message)
                .processInstanceId(invitation.getId())
                .correlate();
    }

    private List<LockedExternalTask> mails() {
        return PLAIN.engine
                .getExternalTaskService()
                .fetchAndLock(10, "test")
                .topic("connector:email.send", 60_000)
                .execute();
    }

    /** No instance, execution, job, subscription, external task or variable. */
    private void assertNothingLeft() {
        assertThat(runtime.createExecutionQuery().count()).isZero();
        assertThat(runtime.createEventSubscriptionQuery().count()).isZero();
        assertThat(runtime.createVariableInstanceQuery().count()).isZero();
        assertThat(management.createJobQuery().count()).isZero();
        assertThat(PLAIN.engine
                        .getExternalTaskService()
                        .createExternalTaskQuery()
                        .count())
                .isZero();
    }
}
