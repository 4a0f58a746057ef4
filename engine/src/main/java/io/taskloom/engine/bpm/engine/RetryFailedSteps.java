package io.taskloom.engine.bpm.engine;

import io.taskloom.engine.bpm.InstanceId;
import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/** Gives every step of an instance that has used up its attempts new ones, at once. */
record RetryFailedSteps(InstanceId instance) implements Command<List<String>> {

    private static final int ATTEMPTS = 3;

    @Override
    public List<String> execute(CommandContext context) {
        for (JobEntity job : context.getJobManager().findJobsByProcessInstanceId(instance.toString())) {
            if (job.getRetries() <= 0) {
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
            step.setRetriesAndManageIncidents(attempts(step));
            step.unlock();
        });
        return steps.stream().map(ExternalTaskEntity::getActivityInstanceId).toList();
    }

    private static int attempts(ExternalTaskEntity step) {
        return step.getExecution().getActivity().getActivityBehavior() instanceof Attempts behavior
                ? behavior.attempts()
                : ATTEMPTS;
    }
}
