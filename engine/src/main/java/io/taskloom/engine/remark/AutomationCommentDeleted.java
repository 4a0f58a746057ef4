package io.taskloom.engine.remark;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.WorkspaceId;

/** A comment on a diagram was taken back. */
public record AutomationCommentDeleted(
        @JsonProperty("workspaceId") WorkspaceId workspace, AutomationId automationId, RemarkId commentId)
        implements RemarkEvent {}
