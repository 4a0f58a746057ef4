package io.taskloom.engine.scenario;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.bpm.Deployments.ModelSummary;
import io.taskloom.engine.bpm.Deployments.ModelSummary.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * How much of a model scenarios went through, whatever they came to.
 *
 * @param elements events, tasks, gateways and sub-processes
 * @param flows sequence flows
 */
@Schema(name = "ScenarioCoverage")
record Coverage(Part elements, Part flows) {

    /** @param never those that none passed, in the order of the model's text */
    @Schema(name = "ScenarioCoveragePart")
    record Part(int passed, int total, List<Element> never) {}

    /** @param name of a flow without one, from where to where it leads */
    @Schema(name = "ScenarioCoverageElement")
    record Element(String id, String name) {}

    static Coverage of(ModelSummary model, Set<String> passedElements, Set<String> passedFlows) {
        Map<String, String> names = model.elements();
        Function<Flow, String> flowName = flow -> flow.name() != null
                ? flow.name()
                : "%s → %s"
                        .formatted(
                                names.getOrDefault(flow.source(), flow.source()),
                                names.getOrDefault(flow.target(), flow.target()));
        return new Coverage(
                part(names, passedElements, Function.identity()), part(model.flows(), passedFlows, flowName));
    }

    private static <T> Part part(Map<String, T> all, Set<String> passed, Function<T, String> name) {
        List<Element> never = new ArrayList<>();
        all.forEach((id, each) -> {
            if (!passed.contains(id)) {
                never.add(new Element(id, name.apply(each)));
            }
        });
        return new Part(all.size() - never.size(), all.size(), never);
    }
}
