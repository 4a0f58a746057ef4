package io.taskloom.engine.bpm;

import io.taskloom.engine.problem.Unprocessable;
import java.util.List;
import java.util.Map;

/** A model that may not be deployed, with every reason; the draft it came from is kept. */
public class ModelRefused extends Unprocessable {

    private final List<Deployments.ModelFinding> findings;

    public ModelRefused(List<Deployments.ModelFinding> findings) {
        super("The model has %d element(s) that can't be published.".formatted(findings.size()));
        this.findings = List.copyOf(findings);
    }

    /** @throws ModelRefused if there are any */
    public static void ifAny(List<Deployments.ModelFinding> findings) {
        if (!findings.isEmpty()) {
            throw new ModelRefused(findings);
        }
    }

    public List<Deployments.ModelFinding> findings() {
        return findings;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("findings", findings);
    }
}
