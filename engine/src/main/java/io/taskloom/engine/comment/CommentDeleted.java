package io.taskloom.engine.comment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.TaskRef;

/** A comment was taken back; its place in the thread stays. */
public record CommentDeleted(@JsonProperty("workspaceId") WorkspaceId workspace, TaskRef task, CommentId commentId)
        implements CommentEvent {}
