package io.taskloom.engine.schedule;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.TriggerSchedule;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A start event that waits for its time. @param nextDue null once it never comes again */
record ArmedSchedule(
        AutomationId automation,
        String startEvent,
        WorkspaceId workspace,
        String definitionId,
        TriggerSchedule said,
        @Nullable Instant nextDue) {}
