package io.taskloom.engine.bpm.usertask;

import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.UserTaskProjection;
import io.taskloom.engine.bpm.engine.Definitions;
import io.taskloom.engine.bpm.engine.Trial;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Tells that an instance of one of our own models is over. */
class InstanceListener implements ExecutionListener {

    private final Supplier<List<UserTaskProjection>> projections;

    InstanceListener(Supplier<List<UserTaskProjection>> projections) {
        this.projections = projections;
    }

    @Override
    public void notify(DelegateExecution moved) {
        ExecutionEntity instance = (ExecutionEntity) moved;
        Trial trial = Trial.current();
        if (trial != null) {
            trial.over(instance.getVariables());
        }
        if (instance.getTenantId() != null && !Definitions.isUsers(instance.getProcessDefinition())) {
            projections
                    .get()
                    .forEach(projection -> projection.ended(
                            InstanceId.of(instance.getProcessInstanceId()),
                            instance.getProcessDefinition().getKey(),
                            instance.getProcessBusinessKey(),
                            instance.isCanceled(),
                            Context.getCommandContext().getAuthenticatedUserId()));
        }
    }
}
