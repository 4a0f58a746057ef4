package io.taskloom.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.instance.FlowNode;

/** Which flow nodes of a model the tests have passed, from the engine's history; reported below {@code target/coverage}. */
final class FlowNodeCoverage {

    private final String process;
    private final Set<String> passed = new TreeSet<>();
    private final Set<String> all = new TreeSet<>();

    FlowNodeCoverage(String process) {
        this.process = process;
    }

    void collect(ProcessEngine engine) {
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

    Set<String> missed() {
        return all.stream().filter(id -> !passed.contains(id)).collect(Collectors.toCollection(TreeSet::new));
    }

    void report() {
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
