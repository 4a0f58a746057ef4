package io.taskloom.engine.remark;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody commented on an automation's diagram.
 *
 * @param element about which; null for the diagram as a whole
 * @param mentions whom it names
 * @param excerpt its beginning as plain text
 */
public record AutomationCommentAdded(
        @JsonProperty("workspaceId") WorkspaceId workspace,
        AutomationId automationId,
        RemarkId commentId,
        @Nullable String element,
        List<PersonId> mentions,
        String excerpt)
        implements RemarkEvent {}
