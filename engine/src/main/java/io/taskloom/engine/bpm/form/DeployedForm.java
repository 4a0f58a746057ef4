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
import org.jspecify.annotations.Nullable;

/** The text of the form that was deployed with a user task's model; empty where it has none. */
record DeployedForm(UserTaskId task) implements Command<Optional<String>> {

    @Override
    public Optional<String> execute(CommandContext context) {
        TaskEntity found = context.getTaskManager().findTaskById(task.toString());
        return found == null || found.getTaskDefinition() == null
                ? Optional.empty()
                : text(
                        context,
                        found.getProcessDefinition().getDeploymentId(),
                        found.getTaskDefinition().getCamundaFormDefinitionKey());
    }

    /** @param name of the form; null for none */
    static Optional<String> text(CommandContext context, String deployment, @Nullable Expression name) {
        CamundaFormDefinitionEntity form = name == null
                ? null
                : context.getCamundaFormDefinitionManager()
                        .findDefinitionByDeploymentAndKey(deployment, name.getExpressionText());
        ResourceEntity resource = form == null
                ? null
                : context.getResourceManager()
                        .findResourceByDeploymentIdAndResourceName(deployment, form.getResourceName());
        return Optional.ofNullable(resource).map(text -> new String(text.getBytes(), StandardCharsets.UTF_8));
    }
}
