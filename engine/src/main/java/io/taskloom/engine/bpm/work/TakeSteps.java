package io.taskloom.engine.bpm.work;

import io.taskloom.engine.bpm.work.TakeSteps.Taken;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Locks steps and reads what they are about, in one transaction: none is locked that is not about to begin. */
record TakeSteps(Locks locks, Collection<String> prefixes, int most, Collection<String> underWay)
        implements Command<Taken> {

    private static final Logger LOG = LoggerFactory.getLogger(TakeSteps.class);

    /** @param locked how many were found, also those that can't be read */
    record Taken(int locked, List<Step> steps) {}

    @Override
    public Taken execute(CommandContext context) {
        List<String> ids = locks.take(prefixes, most, underWay);
        return new Taken(
                ids.size(), ids.stream().flatMap(id -> read(context, id)).toList());
    }

    private static Stream<Step> read(CommandContext context, String id) {
        ExternalTaskEntity task = context.getExternalTaskManager().findExternalTaskById(id);
        try {
            ExecutionEntity execution = task == null ? null : task.getExecution(false);
            return execution != null && execution.getActivity().getActivityBehavior() instanceof StepBehavior behavior
                    ? Stream.of(Step.of(task, behavior, execution))
                    : Stream.empty();
        } catch (ProcessEngineException unreadable) {
            LOG.error("Step {} can't be read; looked at again when its lock is over", id, unreadable);
            return Stream.empty();
        }
    }
}
