package io.taskloom.engine.bpm.model;

import io.taskloom.engine.bpm.Deployments.ModelFinding;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Has the engine parse a model without deploying it, to hear what is wrong with it as BPMN. */
@Component
class TrialParse {

    // A workspace's, so that the parse listeners take it for what it is: a user's model.
    private static final String NO_WORKSPACE = "00000000-0000-0000-0000-000000000000";

    private final ObjectProvider<CommandExecutor> commands;

    TrialParse(ObjectProvider<CommandExecutor> commands) {
        this.commands = commands;
    }

    /** @param decisions DMN by id */
    List<ModelFinding> parse(byte[] bpmn, Map<String, String> decisions) {
        // Caught within the command: an exception that leaves it would mark the caller's transaction for rollback.
        return commands.getObject().execute(context -> {
            try {
                DeploymentEntity deployment = new DeploymentEntity();
                deployment.setTenantId(NO_WORKSPACE);
                deployment.setNew(true);
                parser().deployment(deployment)
                        .sourceInputStream(new ByteArrayInputStream(bpmn))
                        .name("draft.bpmn")
                        .execute();
                return decisions.entrySet().stream()
                        .flatMap(each -> transform(each.getKey(), each.getValue()).stream())
                        .toList();
            } catch (ParseException wrong) {
                return findings(wrong);
            } catch (ProcessEngineException wrong) {
                return List.of(finding("", wrong.getMessage()));
            }
        });
    }

    private static List<ModelFinding> transform(String id, String dmn) {
        try {
            Context.getProcessEngineConfiguration()
                    .getDmnEngineConfiguration()
                    .getTransformer()
                    .createTransform()
                    .modelInstance(new ByteArrayInputStream(ModelCheck.bytes(dmn)))
                    .transformDecisionRequirementsGraph();
            return List.of();
        } catch (DmnEngineException | ProcessEngineException wrong) {
            return List.of(ModelDecisions.finding("", id, String.valueOf(wrong.getMessage())));
        }
    }

    private static BpmnParse parser() {
        return Context.getProcessEngineConfiguration().getDeployers().stream()
                .filter(BpmnDeployer.class::isInstance)
                .map(BpmnDeployer.class::cast)
                .findFirst()
                .orElseThrow()
                .getBpmnParser()
                .createParse();
    }

    private static List<ModelFinding> findings(ParseException wrong) {
        List<ModelFinding> findings = new ArrayList<>();
        wrong.getResorceReports().forEach(report -> report.getErrors()
                .forEach(problem -> findings.add(
                        finding(Objects.requireNonNullElse(problem.getMainElementId(), ""), problem.getMessage()))));
        return findings.isEmpty() ? List.of(finding("", wrong.getMessage())) : findings;
    }

    private static ModelFinding finding(String element, @Nullable String message) {
        return new ModelFinding(
                element, "bpmn", String.valueOf(message), "Correct the diagram where the message points.");
    }
}
