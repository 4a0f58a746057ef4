package io.taskloom.engine.bpm.engine;

import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.Processes.ArmedTimer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.pvm.PvmActivity;

/**
 * Reads what is armed while it may fire: statement by statement, so each part is asked for by id and may be gone, and none is
 * asked through an entity, which would hold what has changed meanwhile for its own change and write it.
 */
record ListTimers(InstanceId instance) implements Command<List<ArmedTimer>> {

    @Override
    public List<ArmedTimer> execute(CommandContext context) {
        return context.getJobManager().findJobsByProcessInstanceId(instance.toString()).stream()
                .filter(job -> job instanceof TimerEntity && job.getDuedate() != null)
                .flatMap(job -> timer(context, job).stream())
                .toList();
    }

    private static Optional<ArmedTimer> timer(CommandContext context, JobEntity job) {
        return scope(context, job.getExecutionId())
                .map(variables -> new ArmedTimer(
                        job.getId(),
                        job.getActivityId(),
                        name(job),
                        job.getDuedate().toInstant(),
                        variables));
    }

    private static String name(JobEntity job) {
        PvmActivity event = Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(job.getProcessDefinitionId())
                .findActivity(job.getActivityId());
        return event == null ? job.getActivityId() : FindPosition.name(event);
    }

    /**
     * What is local between the timer and the instance itself, the innermost value first.
     *
     * @return empty if the timer has fired meanwhile
     */
    private static Optional<Map<String, Object>> scope(CommandContext context, String innermost) {
        Map<String, Object> variables = new LinkedHashMap<>();
        ExecutionEntity scope = context.getExecutionManager().findExecutionById(innermost);
        while (scope != null && !scope.isProcessInstanceExecution()) {
            for (VariableInstanceEntity variable :
                    context.getVariableInstanceManager().findVariableInstancesByExecutionId(scope.getId())) {
                if (variable.getValue() != null) {
                    variables.putIfAbsent(variable.getName(), variable.getValue());
                }
            }
            scope = context.getExecutionManager().findExecutionById(scope.getParentId());
        }
        return scope == null ? Optional.empty() : Optional.of(variables);
    }
}
