package io.taskloom.engine.bpm.guard;

import io.taskloom.engine.bpm.Deployments.ModelFinding;
import io.taskloom.engine.bpm.ModelRefused;
import io.taskloom.engine.bpm.model.ModelCheck;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.springframework.core.io.ResourceLoader;

/**
 * Looks at every new deployment before Camunda parses any of it, whichever door it came through. What ships in our own jar is
 * known by its bytes, so that nothing a caller can say makes a deployment count as ours.
 */
final class DeploymentGuard implements Deployer {

    private static final String OWN = "processes/";

    private final ModelCheck check;
    private final ResourceLoader resources;

    DeploymentGuard(ModelCheck check, ResourceLoader resources) {
        this.check = check;
        this.resources = resources;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        // One that comes back from the database was looked at when it was new.
        if (!deployment.isNew() || isOwn(deployment)) {
            return;
        }
        List<ModelFinding> findings = new ArrayList<>();
        if (deployment.getTenantId() == null) {
            findings.add(new ModelFinding(
                    "",
                    "workspace",
                    "The deployment belongs to no workspace.",
                    "Publish the automation in its workspace."));
        }
        deployment.getResources().values().forEach(resource -> findings.addAll(findings(resource)));
        if (!findings.isEmpty()) {
            throw new ModelRefused(findings);
        }
    }

    private List<ModelFinding> findings(ResourceEntity resource) {
        if (resource.getName().endsWith(".bpmn") || resource.getName().endsWith(".bpmn20.xml")) {
            return check.check(resource.getBytes());
        }
        return List.of(new ModelFinding(
                "",
                "resource",
                "\"%s\" is no BPMN model.".formatted(resource.getName()),
                "Deploy BPMN only: scripts, forms and decisions of their own are not accepted."));
    }

    private boolean isOwn(DeploymentEntity deployment) {
        return deployment.getTenantId() == null
                && deployment.getResources().values().stream().allMatch(this::shipsWithUs);
    }

    private boolean shipsWithUs(ResourceEntity resource) {
        String name = resource.getName();
        if (!name.startsWith(OWN) || name.contains("..")) {
            return false;
        }
        try (InputStream ours = resources.getResource("classpath:" + name).getInputStream()) {
            return Arrays.equals(ours.readAllBytes(), resource.getBytes());
        } catch (IOException notOurs) {
            return false;
        }
    }
}
