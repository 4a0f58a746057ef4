package io.taskloom.engine.bpm.engine;

import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.NotSkipped;
import io.taskloom.engine.bpm.Processes.Skipped;
import io.taskloom.engine.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.AsyncContinuationJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/**
 * Has an instance go on behind one of its failed steps: an external task is completed; a step that could not even begin is taken
 * back, and what follows it begun. What follows runs in this transaction as far as it would behind the step itself.
 *
 * @param step see {@link io.taskloom.engine.bpm.Processes#skip}
 */
record SkipFailedStep(InstanceId instance, @Nullable String step, Map<String, Object> output, RuntimeService runtime)
        implements Command<Skipped> {

    private static final String BEFORE = "transition-create-scope";

    private record Held(Skipped step, Runnable leave) {}

    @Override
    public Skipped execute(CommandContext context) {
        List<Held> held = new ArrayList<>();
        context.getExternalTaskManager().findExternalTasksByProcessInstanceId(instance.toString()).stream()
                .filter(task -> !task.areRetriesLeft())
                .map(this::held)
                .forEach(held::add);
        context.getJobManager().findJobsByProcessInstanceId(instance.toString()).stream()
                .filter(job -> job.getRetries() <= 0)
                .map(this::held)
                .forEach(held::add);
        Held wanted = wanted(held);
        through(wanted.leave());
        return wanted.step();
    }

    private Held wanted(List<Held> held) {
        List<Held> wanted = held.stream()
                .filter(each -> step == null || step.equals(each.step().step()))
                .toList();
        if (wanted.isEmpty()) {
            throw new NotSkipped("That step does not hold the run.");
        }
        if (wanted.size() > 1) {
            throw new NotSkipped("Several steps hold the run; say which is to be skipped.");
        }
        return wanted.getFirst();
    }

    private Held held(ExternalTaskEntity task) {
        ExecutionEntity execution = task.getExecution();
        String name = execution.getActivity().getActivityBehavior() instanceof Attempts behavior
                ? behavior.result()
                : "result";
        Map<String, Object> result = Collections.singletonMap(name, output.isEmpty() ? null : output);
        return new Held(
                new Skipped(
                        task.getActivityInstanceId(),
                        task.getActivityId(),
                        execution.getActivity().getName(),
                        output.isEmpty() ? Map.of() : Map.of(name, output)),
                () -> task.complete(null, result));
    }

    private Held held(JobEntity job) {
        return new Held(
                new Skipped(job.getActivityId() + ":" + job.getId(), job.getActivityId(), null, output),
                () -> leave(job));
    }

    private void leave(JobEntity job) {
        if (!AsyncContinuationJobHandler.TYPE.equals(job.getJobHandlerType())
                || !String.valueOf(job.getJobHandlerConfigurationRaw()).startsWith(BEFORE)) {
            throw new NotSkipped("What failed there is no step of its own, and can only be tried again.");
        }
        runtime.createProcessInstanceModification(instance.toString())
                .cancelTransitionInstance(job.getExecutionId())
                .startAfterActivity(job.getActivityId())
                .setVariables(output)
                .execute();
    }

    /** What can't be gone on with is told as it is, also where the engine says so in words of its own. */
    private static void through(Runnable leave) {
        try {
            leave.run();
        } catch (OptimisticLockingException moved) {
            throw moved;
        } catch (ProcessEngineException e) {
            throw Problem.in(e)
                    .orElseGet(() -> new NotSkipped("The run can't go on behind that step: " + e.getMessage()));
        }
    }
}
