package io.taskloom.engine.rule;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.automation.BackTest;
import io.taskloom.engine.bpm.Deployments.ModelFinding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule before it is saved.
 *
 * @param sentence as a person would say it, with … for what is missing
 * @param bpmn the model with its diagram; null while something is missing
 * @param findings everything that forbids publishing it; elementId is the place in the rule: {@code then[0].inputs.title}
 * @param backTest what it would have started lately; null if not asked for, or nothing to look back with
 */
@Schema(name = "RulePreview")
record RulePreview(
        String sentence,
        @Nullable String bpmn,
        List<ModelFinding> findings,
        @Nullable BackTest backTest) {}
