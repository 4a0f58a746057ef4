package io.taskloom.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs a class of tests on an engine of its own, which it closes at the end, and fails when they have not passed every flow node of
 * the model, by the engine's history right after each test; reported below {@code target/coverage}.
 */
final class FlowNodeCoverage implements BeforeAllCallback, AfterTestExecutionCallback, AfterAllCallback {

    private final PlainEngine plain;
    private final String process;
    private final Set<String> passed = new TreeSet<>();
    private final Set<String> all = new TreeSet<>();

    FlowNodeCoverage(PlainEngine plain, String process) {
        this.plain = plain;
        this.process = process;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        BpmnAwareTests.init(plain.engine);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        ProcessEngine engine = plain.engine;
        var definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        engine.getRepositoryService()
                .getBpmnModelInstance(definition.getId())
                .getModelElementsByType(FlowNode.class)
                .forEach(node -> all.add(node.getId()));
        engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processDefinitionId(definition.getId())
                .finished()
                .list()
                .forEach(activity -> passed.add(activity.getActivityId()));
        passed.retainAll(all);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        report();
        plain.close();
        assertThat(missed()).isEmpty();
    }

    private Set<String> missed() {
        return all.stream().filter(id -> !passed.contains(id)).collect(Collectors.toCollection(TreeSet::new));
    }

    private void report() {
        String text = "%s: %d of %d flow nodes passed (%d %%)%s%n"
                .formatted(
                        process,
                        passed.size(),
                        all.size(),
                        100 * passed.size() / all.size(),
                        missed().isEmpty() ? "" : ", missed " + missed());
        try {
            Path folder = Files.createDirectories(Path.of("target", "coverage"));
            Files.writeString(folder.resolve(process + ".txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.print(text);
    }
}
