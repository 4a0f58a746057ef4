package io.taskloom.engine.bpm.form;

import java.util.Optional;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/** The text of the form that was deployed with a model's start event; empty where it has none. */
record DeployedStartForm(String definition) implements Command<Optional<String>> {

    @Override
    public Optional<String> execute(CommandContext context) {
        ProcessDefinitionEntity found = context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(definition);
        FormDefinition form = found.getStartFormDefinition();
        return form == null
                ? Optional.empty()
                : DeployedForm.text(context, found.getDeploymentId(), form.getCamundaFormDefinitionKey());
    }
}
