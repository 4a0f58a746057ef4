package io.taskloom.engine.trigger;

import io.taskloom.engine.automation.AutomationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A start event of a live automation that waits for a type of event.
 *
 * @param condition FEEL; null for every such event
 * @param since events from before are none of its business
 */
record Armed(
        AutomationId automation,
        String startEvent,
        String definitionId,
        @Nullable String condition,
        Instant since) {}
