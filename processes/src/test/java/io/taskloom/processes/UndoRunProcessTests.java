package io.taskloom.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UndoRunProcessTests {

    private static final PlainEngine PLAIN = new PlainEngine("undo-run-process").deploy("processes/undo-run.bpmn");

    @RegisterExtension
    static final FlowNodeCoverage COVERAGE = new FlowNodeCoverage(PLAIN, "undo-run");

    private final ExternalTaskService steps = PLAIN.engine.getExternalTaskService();

    @BeforeEach
    void forgetWhatWasPerformed() {
        PLAIN.performed.clear();
    }

    @Test
    void stepsAreTakenBackUntilThereIsNoOtherAndThenItIsNoted() {
        ProcessInstance undo = begin();

        done(true);
        done(true);
        assertThat(PLAIN.performed).isEmpty();
        done(false);

        assertThat(PLAIN.performed).singleElement().satisfies(step -> {
            assertThat(step.action()).isEqualTo("note-run-undone");
            assertThat(step.businessKey()).isEqualTo("run-1");
        });
        assertThat(undo).isEnded().hasPassed("undone");
    }

    @Test
    void whatFailedWaitsForItsNextAttemptAndGoesOnBehindIt() {
        ProcessInstance undo = begin();

        steps.handleFailure(next().getId(), "test", "The database is away", 1, 0);
        assertThat(undo).isWaitingAt("undo-step");
        done(false);

        assertThat(undo).isEnded();
    }

    private static ProcessInstance begin() {
        return PLAIN.engine
                .getRuntimeService()
                .startProcessInstanceByKey("undo-run", "run-1", Map.of("runId", "run-1"));
    }

    private void done(boolean more) {
        LockedExternalTask step = next();
        assertThat(step.getVariables()).containsEntry("run", "run-1");
        steps.complete(
                step.getId(), "test", null, Map.of("result", Variables.untypedValue(Map.of("more", more), true)));
    }

    private LockedExternalTask next() {
        return steps.fetchAndLock(1, "test")
                .topic("undo:next-step", 10_000)
                .execute()
                .getFirst();
    }
}
