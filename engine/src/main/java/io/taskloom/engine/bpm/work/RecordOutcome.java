package io.taskloom.engine.bpm.work;

import io.taskloom.engine.bpm.RunJournal;
import io.taskloom.engine.bpm.engine.Definitions;
import java.time.Instant;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.jspecify.annotations.Nullable;

/** The second, short transaction of a step. */
record RecordOutcome(
        Step step, Ending ending, String node, @Nullable RunJournal journal, Instant now)
        implements Command<RecordOutcome.Answer> {

    enum Answer {
        RECORDED,
        /** The instance was cancelled, or a boundary event has interrupted the step. */
        GONE,
        /** This node was taken for dead, and another works on it. */
        LOST
    }

    @Override
    public Answer execute(CommandContext context) {
        ExternalTaskEntity task = context.getExternalTaskManager().findExternalTaskById(step.id());
        if (task == null) {
            return Answer.GONE;
        }
        if (!node.equals(task.getWorkerId())) {
            return Answer.LOST;
        }
        switch (ending) {
            case Ending.Completed(Object result) -> StepEnds.completed(task, result);
            case Ending.Thrown(String code, String message) -> StepEnds.thrown(task, code, message);
            case Ending.Failed failed -> fail(task, failed);
        }
        return Answer.RECORDED;
    }

    private void fail(ExternalTaskEntity task, Ending.Failed failed) {
        if (journal != null && Definitions.isUsers(task.getProcessDefinitionId())) {
            journal.stepFailed(step.instance(), step.activityInstance(), now, failed.message(), !failed.again());
        }
        int left = failed.again() ? step.retry().attempts() - step.attempt() : 0;
        task.failed(failed.message(), null, left, failed.pause().toMillis(), null, null);
    }
}
