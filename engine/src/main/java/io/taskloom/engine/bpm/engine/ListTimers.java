package io.taskloom.engine.bpm.engine;

import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.Processes.ArmedTimer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.pvm.PvmActivity;
import org.jspecify.annotations.Nullable;

record ListTimers(InstanceId instance) implements Command<List<ArmedTimer>> {

    @Override
    public List<ArmedTimer> execute(CommandContext context) {
        return context.getJobManager().findJobsByProcessInstanceId(instance.toString()).stream()
                .filter(job -> job instanceof TimerEntity && job.getDuedate() != null)
                .map(this::timer)
                .toList();
    }

    private ArmedTimer timer(JobEntity job) {
        return new ArmedTimer(
                job.getId(), job.getActivityId(), name(job), job.getDuedate().toInstant(), scope(job.getExecution()));
    }

    private static String name(JobEntity job) {
        PvmActivity event = Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(job.getProcessDefinitionId())
                .findActivity(job.getActivityId());
        return event == null ? job.getActivityId() : FindPosition.name(event);
    }

    /** What is local between the timer and the instance itself, the innermost value first. */
    private static Map<String, Object> scope(@Nullable ExecutionEntity innermost) {
        Map<String, Object> variables = new LinkedHashMap<>();
        for (ExecutionEntity scope = innermost;
                scope != null && !scope.isProcessInstanceExecution();
                scope = scope.getParent()) {
            // Not by the execution: one whose timer fires at this moment would hold them for changed, and be written.
            for (VariableInstanceEntity variable : Context.getCommandContext()
                    .getVariableInstanceManager()
                    .findVariableInstancesByExecutionId(scope.getId())) {
                if (variable.getValue() != null) {
                    variables.putIfAbsent(variable.getName(), variable.getValue());
                }
            }
        }
        return variables;
    }
}
