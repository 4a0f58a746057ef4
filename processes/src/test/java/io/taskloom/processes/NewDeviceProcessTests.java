package io.taskloom.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NewDeviceProcessTests {

    private static final PlainEngine PLAIN = new PlainEngine("new-device-process").deploy("processes/new-device.bpmn");

    @RegisterExtension
    static final FlowNodeCoverage COVERAGE = new FlowNodeCoverage(PLAIN, "new-device");

    @Test
    void thePersonIsToldByMail() {
        ProcessInstance instance = start();
        LockedExternalTask mail = mail();
        assertThat(mail.getBusinessKey()).isEqualTo("sign-in-1");
        assertThat(mail.getVariables()).containsOnlyKeys("lateInput").containsEntry("lateInput", "new-device-mail");

        PLAIN.engine.getExternalTaskService().complete(mail.getId(), "test");

        assertThat(instance).isEnded().hasPassed("told");
    }

    @Test
    void aRefusedMailEndsIt() {
        ProcessInstance instance = start();

        PLAIN.engine.getExternalTaskService().handleBpmnError(mail().getId(), "test", "rejected");

        assertThat(instance).isEnded().hasPassed("not-told");
    }

    private ProcessInstance start() {
        return PLAIN.engine.getRuntimeService().startProcessInstanceByKey("new-device", "sign-in-1");
    }

    private static LockedExternalTask mail() {
        return PLAIN.engine
                .getExternalTaskService()
                .fetchAndLock(1, "test")
                .topic("connector:email.send", 60_000)
                .execute()
                .getFirst();
    }
}
