package io.taskloom.engine.bpm.model;

import io.taskloom.engine.bpm.Deployments;
import io.taskloom.engine.bpm.Drawn;
import io.taskloom.engine.bpm.ModelRefused;
import io.taskloom.engine.bpm.engine.ShownDefinitions;
import io.taskloom.engine.event.WorkspaceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Checks, reads and deploys users' models. */
@Component
class EngineDeployments implements Deployments {

    private final ModelCheck check;
    private final ModelForms forms;
    private final ModelDecisions decisions;
    private final TrialParse trial;
    private final RepositoryService repository;
    private final ShownDefinitions shown;

    EngineDeployments(
            ModelCheck check,
            ModelForms forms,
            ModelDecisions decisions,
            TrialParse trial,
            RepositoryService repository,
            ShownDefinitions shown) {
        this.check = check;
        this.forms = forms;
        this.decisions = decisions;
        this.trial = trial;
        this.repository = repository;
        this.shown = shown;
    }

    @Override
    public List<ModelFinding> check(String bpmn, Drawn drawn) {
        byte[] bytes = ModelCheck.bytes(bpmn);
        Findings findings = new Findings();
        Node root = check.read(bytes, findings);
        if (root != null) {
            new FormReferences(drawn.forms().keySet(), findings).check(root);
        }
        forms.check(drawn.forms(), root, findings);
        Set<String> decided = decisions.check(drawn.decisions(), root, findings);
        if (root != null) {
            new DecisionReferences(decided, findings).check(root);
        }
        return findings.list().isEmpty() ? trial.parse(bytes, drawn.decisions()) : findings.list();
    }

    @Override
    public ModelSummary read(String bpmn) {
        Findings findings = new Findings();
        Node root = check.read(ModelCheck.bytes(bpmn), findings);
        List<Node> processes =
                root == null ? List.of() : root.children("bpmn:process").toList();
        if (processes.size() != 1 || !"true".equals(processes.getFirst().attribute("isExecutable"))) {
            throw new ModelRefused(findings.list());
        }
        return summary(processes.getFirst());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean remove(WorkspaceId workspace) {
        List<Deployment> some = repository
                .createDeploymentQuery()
                .tenantIdIn(workspace.toString())
                .listPage(0, 2);
        if (!some.isEmpty()) {
            repository.deleteDeployment(some.getFirst().getId(), true, true, true);
        }
        return some.size() < 2;
    }

    private static ModelSummary summary(Node process) {
        String id = Objects.requireNonNullElse(process.attribute("id"), "");
        Map<String, String> elements = new LinkedHashMap<>();
        process.all().filter(ModelStructure::isFlowNode).forEach(node -> {
            String elementId = Objects.requireNonNullElse(node.attribute("id"), "");
            elements.put(elementId, name(node, elementId));
        });
        Map<String, ModelSummary.Flow> flows = new LinkedHashMap<>();
        process.all()
                .filter(node -> node.is("bpmn:sequenceFlow"))
                .forEach(node -> flows.put(Objects.requireNonNullElse(node.attribute("id"), ""), flow(node)));
        return new ModelSummary(
                id,
                name(process, id),
                process.children("bpmn:startEvent")
                        .map(EngineDeployments::start)
                        .toList(),
                elements,
                flows,
                WorkFlowCheck.isMeant(process));
    }

    private static ModelSummary.Flow flow(Node node) {
        String name = node.attribute("name");
        return new ModelSummary.Flow(
                name == null || name.isBlank() ? null : name,
                Objects.requireNonNullElse(node.attribute("sourceRef"), ""),
                Objects.requireNonNullElse(node.attribute("targetRef"), ""));
    }

    private static ModelSummary.Start start(Node event) {
        Map<String, String> properties = new LinkedHashMap<>();
        event.children("bpmn:extensionElements")
                .flatMap(Node::all)
                .filter(node -> node.is("camunda:property"))
                .forEach(property -> properties.put(
                        Objects.requireNonNullElse(property.attribute("name"), ""),
                        Objects.requireNonNullElse(property.attribute("value"), "")));
        return new ModelSummary.Start(
                Objects.requireNonNullElse(event.attribute("id"), ""), properties, event.attribute("camunda:formRef"));
    }

    private static String name(Node node, String otherwise) {
        String name = node.attribute("name");
        return name == null || name.isBlank() ? otherwise : name;
    }

    @Override
    @Transactional
    public String deploy(String key, String bpmn, Drawn drawn, WorkspaceId workspace) {
        ModelRefused.ifAny(check(bpmn, drawn));
        DeploymentBuilder deployment = repository.createDeployment().name(key).tenantId(workspace.toString());
        ModelResources.of(key, bpmn, drawn).forEach(deployment::addString);
        String definition = deployment
                .deployWithResult()
                .getDeployedProcessDefinitions()
                .getFirst()
                .getId();
        shown.show(key, workspace);
        return definition;
    }

    @Override
    @Transactional
    public void hide(String key) {
        shown.hide(key);
    }
}
