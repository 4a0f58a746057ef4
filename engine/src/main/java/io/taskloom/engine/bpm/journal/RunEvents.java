package io.taskloom.engine.bpm.journal;

import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.ACTIVITY_INSTANCE_END;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.ACTIVITY_INSTANCE_MIGRATE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.ACTIVITY_INSTANCE_START;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.INCIDENT_RESOLVE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.PROCESS_INSTANCE_END;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.PROCESS_INSTANCE_MIGRATE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.PROCESS_INSTANCE_START;

import io.taskloom.engine.bpm.Decided;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.RunJournal;
import io.taskloom.engine.bpm.StartProcess;
import io.taskloom.engine.bpm.engine.Attempts;
import io.taskloom.engine.bpm.engine.Starting;
import io.taskloom.engine.bpm.engine.Trial;
import io.taskloom.engine.bpm.guard.Spending;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricIncidentEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricJobLogEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells the run record what happens, in its words; only events of users' models come here. */
@Component
class RunEvents {

    private final ObjectProvider<RunJournal> journal;
    private final RecordedValues values;

    RunEvents(ObjectProvider<RunJournal> journal, RecordedValues values) {
        this.journal = journal;
        this.values = values;
    }

    void instance(HistoricProcessInstanceEventEntity event) {
        if (event.isEventOfType(PROCESS_INSTANCE_START)) {
            StartProcess command = Starting.current();
            tell(it -> it.started(new RunJournal.Started(
                    InstanceId.of(event.getProcessInstanceId()),
                    event.getProcessDefinitionId(),
                    WorkspaceId.of(event.getTenantId()),
                    event.getBusinessKey(),
                    event.getStartTime().toInstant(),
                    command == null ? null : command.cause(),
                    command == null ? Map.of() : values.recorded(command.variables()))));
        } else if (event.isEventOfType(PROCESS_INSTANCE_END)) {
            boolean completed = HistoricProcessInstance.STATE_COMPLETED.equals(event.getState());
            tell(it -> it.ended(
                    InstanceId.of(event.getProcessInstanceId()),
                    event.getEndTime().toInstant(),
                    completed ? RunJournal.End.COMPLETED : RunJournal.End.CANCELLED));
        } else if (event.isEventOfType(PROCESS_INSTANCE_MIGRATE)) {
            tell(it -> it.migrated(InstanceId.of(event.getProcessInstanceId()), event.getProcessDefinitionId()));
        }
    }

    void activity(HistoricActivityInstanceEventEntity event) {
        InstanceId run = run(event);
        String step = event.getActivityInstanceId();
        if (step == null) {
            // Of an asynchronous step that was taken back before it began.
            return;
        }
        StepData data = StepData.ofCommand();
        if (event.isEventOfType(ACTIVITY_INSTANCE_START)) {
            Spending.onStep();
            tell(it -> {
                it.stepStarted(new RunJournal.Step(
                        run,
                        step,
                        event.getActivityId(),
                        event.getActivityName(),
                        event.getActivityType(),
                        topic(event),
                        event.getStartTime().toInstant()));
                Map<String, Object> input = data.take(step);
                if (!input.isEmpty()) {
                    it.stepInput(run, step, values.recorded(input));
                }
            });
        } else if (event.isEventOfType(ACTIVITY_INSTANCE_END)) {
            tell(it -> it.stepEnded(
                    run, step, event.getEndTime().toInstant(), event.isCanceled(), values.recorded(data.take(step))));
        } else if (event.isEventOfType(ACTIVITY_INSTANCE_MIGRATE)) {
            tell(it -> it.stepMigrated(run, step, event.getActivityId(), event.getActivityName()));
        }
    }

    /** Before a step has started these are its input parameters, afterwards what it brought. */
    void variable(HistoricVariableUpdateEventEntity event) {
        if (event.getActivityInstanceId() != null) {
            StepData.ofCommand().put(event.getActivityInstanceId(), event.getVariableName(), values.of(event));
        }
    }

    /** What a step has decided on its way. */
    void decided(ExecutionEntity execution, List<Decided> decisions) {
        tell(it -> it.stepDecided(
                InstanceId.of(execution.getProcessInstanceId()), execution.getActivityInstanceId(), decisions));
    }

    /** A failed attempt at a timer or an asynchronous step; that of an external task is told by its worker. */
    void jobFailed(JobEntity job, Throwable failure) {
        String step = step(job.getActivityId(), job.getId());
        ExecutionEntity execution = job.getExecution();
        if (execution == null) {
            return;
        }
        InstanceId run = InstanceId.of(execution.getProcessInstanceId());
        Instant now = ClockUtil.getCurrentTime().toInstant();
        tell(it -> {
            it.stepStarted(new RunJournal.Step(run, step, job.getActivityId(), null, "job", null, now));
            it.stepFailed(run, step, now, String.valueOf(failure.getMessage()), job.getRetries() <= 0);
        });
    }

    /** Ends what {@link #jobFailed} has begun; nothing else was recorded of the job. */
    void jobSucceeded(HistoricJobLogEvent event) {
        JobEntity job = Context.getCommandContext().getJobManager().findJobById(event.getJobId());
        if (job != null && job.getExceptionMessage() != null) {
            tell(it -> it.stepEnded(
                    run(event),
                    step(event.getActivityId(), event.getJobId()),
                    ClockUtil.getCurrentTime().toInstant(),
                    false,
                    Map.of()));
        }
    }

    void incident(HistoricIncidentEventEntity event) {
        if (event.isEventOfType(INCIDENT_RESOLVE) && event.getCauseIncidentId().equals(event.getId())) {
            ExecutionEntity execution =
                    Context.getCommandContext().getExecutionManager().findExecutionById(event.getExecutionId());
            boolean external = "failedExternalTask".equals(event.getIncidentType());
            if (execution != null) {
                String step = external
                        ? execution.getActivityInstanceId()
                        : step(event.getActivityId(), event.getConfiguration());
                // What somebody has set before the step is tried again is what it is given from now on.
                Map<String, Object> corrected = external ? StepData.ofCommand().take(step) : Map.of();
                tell(it -> {
                    it.stepRetried(run(event), step, ClockUtil.getCurrentTime().toInstant());
                    if (!corrected.isEmpty()) {
                        it.stepInput(run(event), step, values.recorded(corrected));
                    }
                });
            }
        }
    }

    private void tell(Consumer<RunJournal> news) {
        Trial trial = Trial.current();
        if (trial == null) {
            journal.ifAvailable(news);
        } else {
            news.accept(trial.journal());
        }
    }

    private static @Nullable String topic(HistoricActivityInstanceEventEntity event) {
        ProcessDefinitionEntity definition = Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(event.getProcessDefinitionId());
        ActivityImpl element = definition.findActivity(event.getActivityId());
        return element != null && element.getActivityBehavior() instanceof Attempts step ? step.work() : null;
    }

    private static InstanceId run(HistoryEvent event) {
        // No user's model calls another; where a task's process calls one, the called one is the run.
        return InstanceId.of(event.getProcessInstanceId());
    }

    private static String step(String activityId, String jobId) {
        return activityId + ":" + jobId;
    }
}
