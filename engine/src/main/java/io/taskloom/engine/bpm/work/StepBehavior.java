package io.taskloom.engine.bpm.work;

import io.taskloom.engine.bpm.Action;
import io.taskloom.engine.bpm.engine.Attempts;
import io.taskloom.engine.bpm.engine.Definitions;
import io.taskloom.engine.bpm.engine.Trial;
import io.taskloom.engine.bpm.work.Step.Topic;
import org.camunda.bpm.engine.impl.bpmn.behavior.ExternalTaskActivityBehavior;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ConstantValueProvider;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Creates the external task of a step, born locked by this node while it has a free permit, so that nothing has to look for it.
 * Our own models perform Taskloom's actions at once, since no user's mistake can make them fail.
 */
class StepBehavior extends ExternalTaskActivityBehavior implements Attempts {

    private final Topic topic;
    private final RetryPolicy retry;
    private final Worker worker;
    private final Actions actions;

    StepBehavior(ExternalTaskActivityBehavior parsed, Topic topic, RetryPolicy retry, Worker worker, Actions actions) {
        super(new ConstantValueProvider(topic.toString()), parsed.getPriorityValueProvider());
        this.topic = topic;
        this.retry = retry;
        this.worker = worker;
        this.actions = actions;
    }

    Topic topic() {
        return topic;
    }

    RetryPolicy retry() {
        return retry;
    }

    @Override
    public int attempts() {
        return retry.attempts();
    }

    @Override
    public String work() {
        return topic.toString();
    }

    @Override
    public String result() {
        return Actions.RESULT;
    }

    @Override
    public void execute(ActivityExecution context) {
        ExecutionEntity execution = (ExecutionEntity) context;
        if (topic.prefix().equals(Action.PREFIX) && !Definitions.isUsers(execution.getProcessDefinition())) {
            execution.setVariableLocal(Actions.RESULT, actions.performOwn(topic.name(), execution));
            leave(execution);
        } else {
            await(execution);
        }
    }

    private void await(ExecutionEntity execution) {
        ExternalTaskEntity task = new ExternalTaskEntity();
        task.setTopicName(topic.toString());
        task.setExecutionId(execution.getId());
        task.setProcessInstanceId(execution.getProcessInstanceId());
        task.setProcessDefinitionId(execution.getProcessDefinitionId());
        task.setProcessDefinitionKey(execution.getProcessDefinition().getKey());
        task.setActivityId(execution.getActivityId());
        task.setActivityInstanceId(execution.getActivityInstanceId());
        task.setTenantId(execution.getTenantId());
        task.setCreateTime(ClockUtil.getCurrentTime());
        task.setPriority(Context.getProcessEngineConfiguration()
                .getExternalTaskPriorityProvider()
                .determinePriority(execution, this, null));
        if (Trial.current() == null) {
            worker.bear(task, () -> Step.of(task, this, execution));
        } else {
            task.insert();
        }
    }
}
