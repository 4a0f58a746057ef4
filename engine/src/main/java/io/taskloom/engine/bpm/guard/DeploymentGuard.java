package io.taskloom.engine.bpm.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.bpm.Deployments.ModelFinding;
import io.taskloom.engine.bpm.ModelRefused;
import io.taskloom.engine.bpm.form.FormCheck;
import io.taskloom.engine.bpm.model.DecisionCheck;
import io.taskloom.engine.bpm.model.ModelCheck;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    private final FormCheck forms;
    private final DecisionCheck decisions;
    private final ObjectMapper json;
    private final ResourceLoader resources;

    DeploymentGuard(
            ModelCheck check, FormCheck forms, DecisionCheck decisions, ObjectMapper json, ResourceLoader resources) {
        this.check = check;
        this.forms = forms;
        this.decisions = decisions;
        this.json = json;
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
        Set<String> drawn = new HashSet<>();
        Set<String> decided = new HashSet<>();
        for (ResourceEntity resource : deployment.getResources().values()) {
            if (isForm(resource)) {
                findings.addAll(form(resource, drawn));
            } else if (isDecision(resource)) {
                findings.addAll(decisions.check(resource.getName(), resource.getBytes(), decided));
            }
        }
        deployment.getResources().values().stream()
                .filter(resource -> !isForm(resource) && !isDecision(resource))
                .forEach(resource -> findings.addAll(findings(resource, drawn, decided)));
        if (!findings.isEmpty()) {
            throw new ModelRefused(findings);
        }
    }

    private static boolean isForm(ResourceEntity resource) {
        return resource.getName().endsWith(".form");
    }

    private static boolean isDecision(ResourceEntity resource) {
        return resource.getName().endsWith(".dmn");
    }

    private List<ModelFinding> form(ResourceEntity resource, Set<String> drawn) {
        JsonNode form;
        try {
            form = json.readTree(resource.getBytes());
        } catch (IOException noJson) {
            return List.of(finding(resource, "it is no JSON."));
        }
        String id = form.path("id").asText();
        if (!FormCheck.ID.matcher(id).matches() || !drawn.add(id)) {
            return List.of(finding(resource, "it needs an id of its own."));
        }
        return forms.check(form).stream()
                .map(problem -> finding(resource, problem))
                .toList();
    }

    private static ModelFinding finding(ResourceEntity resource, String problem) {
        return new ModelFinding(
                "", "form", "The form \"%s\": %s".formatted(resource.getName(), problem), "Correct the form.");
    }

    private List<ModelFinding> findings(ResourceEntity resource, Set<String> drawn, Set<String> decided) {
        if (resource.getName().endsWith(".bpmn") || resource.getName().endsWith(".bpmn20.xml")) {
            return check.check(resource.getBytes(), drawn, decided);
        }
        return List.of(new ModelFinding(
                "",
                "resource",
                "\"%s\" is neither a BPMN model nor a form or decision of one.".formatted(resource.getName()),
                "Deploy BPMN, its forms and its decisions only: scripts of their own are not accepted."));
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
