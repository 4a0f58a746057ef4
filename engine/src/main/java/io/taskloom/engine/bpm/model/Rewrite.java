package io.taskloom.engine.bpm.model;

import java.io.ByteArrayInputStream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;

/** Makes a checked model ours to deploy. */
final class Rewrite {

    private Rewrite() {}

    /**
     * The process gets the key as its id; how long history is kept is the installation's choice, not the model's. What follows a wait
     * begins in a transaction of its own, so that what has come is never lost by what then fails.
     */
    static String forKey(String key, String bpmn) {
        BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(ModelCheck.bytes(bpmn)));
        Process process = model.getModelElementsByType(Process.class).iterator().next();
        process.setId(key);
        process.removeAttributeNs(
                BpmnModelConstants.CAMUNDA_NS, BpmnModelConstants.CAMUNDA_ATTRIBUTE_HISTORY_TIME_TO_LIVE);
        process.removeAttributeNs(BpmnModelConstants.CAMUNDA_NS, BpmnModelConstants.CAMUNDA_ATTRIBUTE_VERSION_TAG);
        model.getModelElementsByType(MessageEventDefinition.class).forEach(wait -> {
            if (wait.getParentElement() instanceof CatchEvent event && !(event instanceof StartEvent)) {
                event.setCamundaAsyncAfter(true);
            }
        });
        model.getModelElementsByType(ReceiveTask.class).forEach(task -> task.setCamundaAsyncAfter(true));
        return Bpmn.convertToString(model);
    }
}
