package io.taskloom.engine.comment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.TaskRef;

/** Somebody reacted to a comment, or took that back. @param added false if it was taken back */
public record CommentReacted(
        @JsonProperty("workspaceId") WorkspaceId workspace,
        TaskRef task,
        CommentId commentId,
        String emoji,
        boolean added)
        implements CommentEvent {}
