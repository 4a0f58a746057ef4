package io.taskloom.engine.bpm.work;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;

/** What fetched steps are about; those that have ended in the meantime are left out. */
record ReadSteps(List<String> ids) implements Command<List<Step>> {

    @Override
    public List<Step> execute(CommandContext context) {
        return ids.stream().flatMap(id -> read(context, id)).toList();
    }

    private static Stream<Step> read(CommandContext context, String id) {
        ExternalTaskEntity task = context.getExternalTaskManager().findExternalTaskById(id);
        ExecutionEntity execution = task == null ? null : task.getExecution(false);
        return execution != null && execution.getActivity().getActivityBehavior() instanceof StepBehavior behavior
                ? Stream.of(Step.of(task, behavior, execution))
                : Stream.empty();
    }
}
