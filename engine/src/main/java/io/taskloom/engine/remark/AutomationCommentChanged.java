package io.taskloom.engine.remark;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment on a diagram says something else now, or its thread was resolved or opened again.
 *
 * @param mentions whom it did not name before
 */
public record AutomationCommentChanged(
        @JsonProperty("workspaceId") WorkspaceId workspace,
        AutomationId automationId,
        RemarkId commentId,
        @Nullable String element,
        boolean resolved,
        List<PersonId> mentions,
        String excerpt)
        implements RemarkEvent {}
