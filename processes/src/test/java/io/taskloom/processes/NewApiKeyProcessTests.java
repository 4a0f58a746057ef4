package io.taskloom.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NewApiKeyProcessTests {

    private static final PlainEngine PLAIN =
            new PlainEngine("new-api-key-process").deploy("processes/new-api-key.bpmn");

    @RegisterExtension
    static final FlowNodeCoverage COVERAGE = new FlowNodeCoverage(PLAIN, "new-api-key");

    @Test
    void thePersonIsToldByMail() {
        ProcessInstance instance = start();
        LockedExternalTask mail = mail();
        assertThat(mail.getBusinessKey()).isEqualTo("event-1");
        assertThat(mail.getVariables()).containsOnlyKeys("lateInput").containsEntry("lateInput", "new-api-key-mail");

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
        return PLAIN.engine.getRuntimeService().startProcessInstanceByKey("new-api-key", "event-1");
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
