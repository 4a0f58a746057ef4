package io.taskloom.engine.attachment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.TaskRef;

/** A file was taken off a task. */
public record AttachmentRemoved(
        @JsonProperty("workspaceId") WorkspaceId workspace, TaskRef task, AttachmentRef attachment)
        implements AttachmentEvent {}
