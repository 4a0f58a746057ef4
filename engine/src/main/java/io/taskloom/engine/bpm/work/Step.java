package io.taskloom.engine.bpm.work;

import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.engine.Definitions;
import io.taskloom.engine.event.WorkspaceId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.jspecify.annotations.Nullable;

/**
 * One step that waits for its work, as it was when this node took it.
 *
 * @param id of the external task, and so the same for every attempt on every node
 * @param root the instance that a run is about, which differs from {@code instance} in a called process
 * @param ofRun whether it stands in a user's model, and so acts with the rights of who published that
 */
record Step(
        String id,
        Topic topic,
        int attempt,
        InstanceId instance,
        WorkspaceId workspace,
        @Nullable String businessKey,
        String elementId,
        String activityInstance,
        RetryPolicy retry,
        boolean ofRun,
        Map<String, Object> input) {

    static Step of(ExternalTaskEntity task, StepBehavior behavior, ExecutionEntity execution) {
        RetryPolicy retry = behavior.retry();
        int left = task.getRetries() == null ? retry.attempts() : task.getRetries();
        return new Step(
                task.getId(),
                behavior.topic(),
                Math.max(1, retry.attempts() - left + 1),
                InstanceId.of(task.getProcessInstanceId()),
                WorkspaceId.of(task.getTenantId()),
                execution.getProcessBusinessKey(),
                task.getActivityId(),
                task.getActivityInstanceId(),
                retry,
                Definitions.isUsers(execution.getProcessDefinition()),
                input(execution));
    }

    /** The input parameters: what stands in the step's own scope when its work begins. */
    static Map<String, Object> input(ExecutionEntity execution) {
        Map<String, Object> input = new LinkedHashMap<>();
        var mapping = execution.getActivity().getIoMapping();
        if (mapping != null) {
            mapping.getInputParameters()
                    .forEach(parameter ->
                            input.put(parameter.getName(), execution.getVariableLocal(parameter.getName())));
        }
        return input;
    }

    UUID uuid() {
        return UUID.fromString(id);
    }

    /** Whether no attempt is left after this one. */
    boolean last() {
        return attempt >= retry.attempts();
    }

    /** @param prefix who does it; @param name what is to be done */
    record Topic(String prefix, String name) {

        static @Nullable Topic parse(@Nullable String text) {
            if (text == null) {
                return null;
            }
            int colon = text.indexOf(':');
            return colon < 1 ? null : new Topic(text.substring(0, colon), text.substring(colon + 1));
        }

        @Override
        public String toString() {
            return prefix + ":" + name;
        }
    }
}
