package io.taskloom.engine.bpm.tryout;

import io.taskloom.engine.bpm.engine.Commands;
import io.taskloom.engine.event.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionRequirementsDefinitionEntity;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.jspecify.annotations.Nullable;

/** Deploys without Camunda's lock on all deployments, which a trial would keep from whoever publishes. Answers the definition. */
final class TrialDeployment implements Command<String> {

    private final WorkspaceId workspace;
    private final Map<String, String> resources;
    private @Nullable DeploymentEntity deployed;

    TrialDeployment(WorkspaceId workspace, Map<String, String> resources) {
        this.workspace = workspace;
        this.resources = resources;
    }

    @Override
    public String execute(CommandContext context) {
        var deployment = new DeploymentEntity();
        deployment.setName("try-out");
        deployment.setTenantId(workspace.toString());
        deployment.setNew(true);
        deployment.setDeploymentTime(ClockUtil.getCurrentTime());
        resources.forEach((name, text) -> {
            var resource = new ResourceEntity();
            resource.setName(name);
            resource.setBytes(text.getBytes(StandardCharsets.UTF_8));
            deployment.addResource(resource);
        });
        deployed = deployment;
        context.getDeploymentManager().insertDeployment(deployment);
        return deployment
                .getDeployedArtifacts(ProcessDefinitionEntity.class)
                .getFirst()
                .getId();
    }

    /** Camunda's cache does not follow the transaction back. */
    void forget(Commands commands) {
        DeploymentEntity gone = deployed;
        if (gone != null) {
            commands.execute(context -> {
                DeploymentCache cache = Context.getProcessEngineConfiguration().getDeploymentCache();
                ids(gone, ProcessDefinitionEntity.class).forEach(cache::removeProcessDefinition);
                ids(gone, CamundaFormDefinitionEntity.class).forEach(cache::removeCamundaFormDefinition);
                ids(gone, DecisionDefinitionEntity.class).forEach(cache::removeDecisionDefinition);
                ids(gone, DecisionRequirementsDefinitionEntity.class)
                        .forEach(cache::removeDecisionRequirementsDefinition);
                return true;
            });
        }
    }

    private static Stream<String> ids(DeploymentEntity deployment, Class<? extends ResourceDefinition> kind) {
        List<? extends ResourceDefinition> artifacts = deployment.getDeployedArtifacts(kind);
        return artifacts == null ? Stream.empty() : artifacts.stream().map(ResourceDefinition::getId);
    }
}
