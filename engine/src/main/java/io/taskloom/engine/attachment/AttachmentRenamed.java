package io.taskloom.engine.attachment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.TaskRef;

/** A file of a task is called something else now. @param before what it was called */
public record AttachmentRenamed(
        @JsonProperty("workspaceId") WorkspaceId workspace, TaskRef task, AttachmentRef attachment, String before)
        implements AttachmentEvent {}
