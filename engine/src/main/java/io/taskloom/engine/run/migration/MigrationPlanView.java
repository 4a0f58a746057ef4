package io.taskloom.engine.run.migration;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.bpm.Migrations.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where runs of one version would go on in another.
 *
 * @param runs that follow the version left, and have not ended
 * @param steps at which one can wait, in the order drawn
 */
@Schema(name = "MigrationPlan")
record MigrationPlanView(int from, int to, int runs, List<Step> steps) {

    /**
     * @param type as BPMN names it
     * @param runs that wait there
     * @param suggested the element that is the same in the other version; null if there is none
     * @param choices of the same kind in the other version
     */
    @Schema(name = "MigrationStep")
    record Step(
            String elementId,
            String name,
            String type,
            int runs,
            @Nullable String suggested,
            List<Choice> choices) {}
}
