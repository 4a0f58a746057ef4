package io.taskloom.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApprovalRequestProcessTests {

    private static final PlainEngine PLAIN =
            new PlainEngine("approval-request-process").deploy("processes/approval-request.bpmn");

    @RegisterExtension
    static final FlowNodeCoverage COVERAGE = new FlowNodeCoverage(PLAIN, "approval-request");

    @Test
    void theMailIsSentWithItsSecretInNoVariableAndThatIsAll() {
        ProcessInstance request = ask();

        LockedExternalTask mail = mail();
        assertThat(mail.getBusinessKey()).isEqualTo("request-1");
        assertThat(mail.getVariables()).containsOnlyKeys("lateInput");
        PLAIN.engine.getExternalTaskService().complete(mail.getId(), "test");

        assertThat(request).isEnded().hasPassed("asked");
    }

    @Test
    void aMailThatIsRefusedOrNotWantedAnyMoreEndsItInPeace() {
        ProcessInstance request = ask();

        PLAIN.engine.getExternalTaskService().handleBpmnError(mail().getId(), "test", "gone");

        assertThat(request).isEnded().hasPassed("not-mailed", "not-asked");
    }

    private static ProcessInstance ask() {
        return PLAIN.engine.getRuntimeService().startProcessInstanceByKey("approval-request", "request-1");
    }

    private static LockedExternalTask mail() {
        return PLAIN.engine
                .getExternalTaskService()
                .fetchAndLock(1, "test")
                .topic("connector:email.send", 10_000)
                .execute()
                .getFirst();
    }
}
