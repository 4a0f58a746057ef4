package io.taskloom.engine.bpm.work;

import io.taskloom.engine.bpm.LateInput;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds who completes a step's input at the last moment. */
@Component
class LateInputs {

    private final ObjectProvider<LateInput> inputs;

    LateInputs(ObjectProvider<LateInput> inputs) {
        this.inputs = inputs;
    }

    /** The step's whole input: for most steps what they have already. */
    Map<String, Object> complete(Step step) {
        Object name = step.ofRun() ? null : step.input().get(LateInput.PARAMETER);
        if (name == null) {
            return step.input();
        }
        Map<String, Object> whole = new LinkedHashMap<>(step.input());
        whole.remove(LateInput.PARAMETER);
        whole.putAll(inputs.stream()
                .filter(input -> input.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody writes " + name))
                .of(step.businessKey()));
        return whole;
    }
}
