package io.taskloom.engine.run;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.RunId;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run that is held, or could not begin.
 *
 * @param name the automation's
 * @param trigger what had started it
 * @param project in which happened what started it; who may not see the one may not see the other
 * @param stepId BPMN id of the step that holds it; null if none had begun
 * @param stepName null where the model gives none
 * @param message why; what somebody has helped meanwhile says nothing any more
 */
public record FailedRun(
        RunId run,
        AutomationId automation,
        String name,
        int version,
        String trigger,
        @Nullable ProjectId project,
        @Nullable String stepId,
        @Nullable String stepName,
        @Nullable String message) {}
