package io.taskloom.engine.bpm.engine;

import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.NotCorrected;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.core.variable.mapping.InputParameter;
import org.camunda.bpm.engine.impl.core.variable.mapping.IoMapping;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/**
 * Gives every step of an instance that has used up its attempts new ones, at once.
 *
 * @param variables to set before, see {@link io.taskloom.engine.bpm.Processes#retry}
 */
record RetryFailedSteps(InstanceId instance, Map<String, Object> variables) implements Command<List<String>> {

    private static final int ATTEMPTS = 3;

    @Override
    public List<String> execute(CommandContext context) {
        for (JobEntity job : context.getJobManager().findJobsByProcessInstanceId(instance.toString())) {
            if (job.getRetries() <= 0) {
                correct(job.getExecution());
                job.setRetries(ATTEMPTS);
                job.setLockExpirationTime(null);
                job.setLockOwner(null);
            }
        }
        List<ExternalTaskEntity> steps =
                context.getExternalTaskManager().findExternalTasksByProcessInstanceId(instance.toString()).stream()
                        .filter(step -> !step.areRetriesLeft())
                        .toList();
        steps.forEach(step -> {
            correct(step.getExecution());
            step.setRetriesAndManageIncidents(attempts(step));
            step.unlock();
        });
        return steps.stream().map(ExternalTaskEntity::getActivityInstanceId).toList();
    }

    private void correct(@Nullable ExecutionEntity execution) {
        if (execution == null || variables.isEmpty()) {
            return;
        }
        IoMapping mapping =
                execution.getActivity() == null ? null : execution.getActivity().getIoMapping();
        // A job's step has not begun, and takes its inputs when it does.
        Set<String> inputs = mapping == null || execution.getActivityInstanceId() == null
                ? Set.of()
                : mapping.getInputParameters().stream()
                        .map(InputParameter::getName)
                        .filter(execution::hasVariableLocal)
                        .collect(Collectors.toSet());
        boolean others = false;
        for (Map.Entry<String, Object> variable : variables.entrySet()) {
            if (!inputs.contains(variable.getKey())) {
                execution.setVariable(variable.getKey(), variable.getValue());
                others = true;
            }
        }
        if (others && mapping != null && !inputs.isEmpty()) {
            workOut(mapping, execution);
        }
        variables.entrySet().stream()
                .filter(variable -> inputs.contains(variable.getKey()))
                .forEach(variable -> execution.setVariableLocal(variable.getKey(), variable.getValue()));
    }

    private static void workOut(IoMapping mapping, ExecutionEntity execution) {
        try {
            mapping.executeInputParameters(execution);
        } catch (OptimisticLockingException moved) {
            throw moved;
        } catch (ProcessEngineException e) {
            throw new NotCorrected("With that data the step has no input: " + e.getMessage());
        }
    }

    private static int attempts(ExternalTaskEntity step) {
        return step.getExecution().getActivity().getActivityBehavior() instanceof Attempts behavior
                ? behavior.attempts()
                : ATTEMPTS;
    }
}
