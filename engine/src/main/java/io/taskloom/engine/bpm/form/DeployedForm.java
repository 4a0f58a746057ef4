package io.taskloom.engine.bpm.form;

import io.taskloom.engine.bpm.UserTaskId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** The text of the form that was deployed with a user task's model; empty where it has none. */
record DeployedForm(UserTaskId task) implements Command<Optional<String>> {

    @Override
    public Optional<String> execute(CommandContext context) {
        TaskEntity found = context.getTaskManager().findTaskById(task.toString());
        Expression name = found == null || found.getTaskDefinition() == null
                ? null
                : found.getTaskDefinition().getCamundaFormDefinitionKey();
        if (found == null || name == null) {
            return Optional.empty();
        }
        String deployment = found.getProcessDefinition().getDeploymentId();
        CamundaFormDefinitionEntity form = context.getCamundaFormDefinitionManager()
                .findDefinitionByDeploymentAndKey(deployment, name.getExpressionText());
        ResourceEntity resource = form == null
                ? null
                : context.getResourceManager()
                        .findResourceByDeploymentIdAndResourceName(deployment, form.getResourceName());
        return Optional.ofNullable(resource).map(text -> new String(text.getBytes(), StandardCharsets.UTF_8));
    }
}
