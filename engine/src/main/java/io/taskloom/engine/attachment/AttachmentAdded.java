package io.taskloom.engine.attachment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.TaskRef;

/** A file was added to a task; it is there. */
public record AttachmentAdded(
        @JsonProperty("workspaceId") WorkspaceId workspace, TaskRef task, AttachmentRef attachment)
        implements AttachmentEvent {}
