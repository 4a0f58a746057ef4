package io.taskloom.engine.automation;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import java.util.List;

/**
 * What never changes about a published version.
 *
 * @param author who published it, and with whose rights its runs act
 * @param starts the triggers its start events declare
 */
public record PublishedVersion(
        AutomationId automation,
        int number,
        WorkspaceId workspace,
        PersonId author,
        String definitionId,
        List<AutomationTrigger> starts) {}
