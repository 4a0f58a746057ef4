package io.taskloom.engine.automation;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An automation as members of its workspace see it, without its model.
 *
 * @param projectId where the user tasks of its runs appear; null to follow what a run is about
 * @param published number of the version that new runs use; null before the first
 * @param draftVersion counts the saves of the draft, and is the draft's ETag
 * @param triggers of the published version
 * @param draftTriggers of the draft, as last saved; none while it is no readable model
 * @param startForm id of the form that a start by hand asks for, in the published version; null if it asks for nothing
 * @param errorAutomationId of the same workspace: started when a run of this one fails; null for none
 * @param runsKeptDays days after its end until a run goes, unless the plan or the installation says sooner; null leaves it to those
 * @param version counts the changes of name, description, project, error automation, retention and switch, and is the ETag
 */
@Schema(name = "Automation")
public record AutomationView(
        AutomationId id,
        WorkspaceId workspaceId,
        @Nullable ProjectId projectId,
        String name,
        String description,
        @Nullable Integer published,
        int draftVersion,
        boolean hasUnpublishedChanges,
        List<AutomationTrigger> triggers,
        List<AutomationTrigger> draftTriggers,
        @Nullable String startForm,
        boolean enabled,
        @Nullable AutomationId errorAutomationId,
        @Nullable Integer runsKeptDays,
        Instant updatedAt,
        int version) {}
