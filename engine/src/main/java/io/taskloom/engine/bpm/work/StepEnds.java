package io.taskloom.engine.bpm.work;

import java.util.Collections;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.jspecify.annotations.Nullable;

/** How the engine hears that a step's work is done; within its command. */
public final class StepEnds {

    private StepEnds() {}

    public static void completed(ExternalTaskEntity step, @Nullable Object result) {
        step.complete(null, Collections.singletonMap(Actions.RESULT, result));
    }

    /** As a BPMN error, which the model may catch. */
    public static void thrown(ExternalTaskEntity step, String code, String message) {
        step.bpmnError(code, message, null);
    }
}
