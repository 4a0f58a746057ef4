package io.taskloom.engine.bpm.journal;

import io.taskloom.engine.bpm.OverItsLimits;
import io.taskloom.engine.bpm.engine.Definitions;
import io.taskloom.engine.problem.Problem;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/** Counts a job's failed attempt as Camunda does, and tells the run record. */
class RecordJobFailure extends DefaultJobRetryCmd {

    private final @Nullable Throwable failure;
    private final RunEvents runs;

    RecordJobFailure(String jobId, @Nullable Throwable failure, RunEvents runs) {
        super(jobId, failure);
        this.failure = failure;
        this.runs = runs;
    }

    /** To try again would only take as much again. */
    private static boolean isFinal(@Nullable Throwable failure) {
        return failure != null
                && Problem.in(failure).filter(OverItsLimits.class::isInstance).isPresent();
    }

    @Override
    public @Nullable Object execute(CommandContext context) {
        Object answer = super.execute(context);
        JobEntity job = getJob();
        if (job != null && job.getRetries() > 0 && isFinal(failure)) {
            job.setRetries(0);
        }
        if (job != null
                && failure != null
                && !(failure instanceof OptimisticLockingException)
                && job.getProcessInstanceId() != null
                && Definitions.isUsers(job.getProcessDefinitionId())) {
            runs.jobFailed(job, failure);
        }
        return answer;
    }
}
