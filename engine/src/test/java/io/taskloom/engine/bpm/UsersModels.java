package io.taskloom.engine.bpm;

import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.WorkspaceId;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.camunda.bpm.model.bpmn.builder.StartEventBuilder;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** Deploys models for a workspace and starts them. */
record UsersModels(RepositoryService repository, Processes processes, WorkspaceId workspace) {

    UsersModels(RepositoryService repository, Processes processes) {
        this(repository, processes, new WorkspaceId(Ids.next()));
    }

    static StartEventBuilder model() {
        return Bpmn.createExecutableProcess("m" + Ids.next()).startEvent("start");
    }

    static ServiceTaskBuilder retry(ServiceTaskBuilder step, String policy) {
        CamundaProperties properties = step.getElement().getModelInstance().newInstance(CamundaProperties.class);
        CamundaProperty property = step.getElement().getModelInstance().newInstance(CamundaProperty.class);
        property.setCamundaName("retry");
        property.setCamundaValue(policy);
        properties.addChildElement(property);
        return step.addExtensionElement(properties);
    }

    String deploy(BpmnModelInstance model) {
        return repository
                .createDeployment()
                .tenantId(workspace.toString())
                .addModelInstance("users.bpmn", model)
                .deployWithResult()
                .getDeployedProcessDefinitions()
                .getFirst()
                .getId();
    }

    InstanceId start(BpmnModelInstance model, Map<String, ?> variables) {
        return start(deploy(model), variables);
    }

    InstanceId start(String definition, Map<String, ?> variables) {
        return processes.start(new StartProcess(
                new StartProcess.Definition.Exact(definition),
                null,
                workspace,
                variables,
                new StartProcess.Cause("manual", null, null, null, 0)));
    }
}
