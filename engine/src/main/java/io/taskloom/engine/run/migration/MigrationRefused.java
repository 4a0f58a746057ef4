package io.taskloom.engine.run.migration;

import io.taskloom.engine.bpm.Migrations.PlanFinding;
import io.taskloom.engine.problem.Unprocessable;
import java.util.List;
import java.util.Map;

/** The plan can't be carried out for any run; what is wrong with it stands in {@code findings}. */
class MigrationRefused extends Unprocessable {

    private final List<PlanFinding> findings;

    MigrationRefused(List<PlanFinding> findings) {
        super("Runs can't be migrated that way.");
        this.findings = List.copyOf(findings);
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("findings", findings);
    }
}
