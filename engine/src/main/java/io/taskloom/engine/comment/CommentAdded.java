package io.taskloom.engine.comment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.TaskPerson;
import io.taskloom.engine.task.TaskRef;
import java.util.List;

/** Somebody commented on a task. @param mentions whom it names @param excerpt its beginning as plain text */
public record CommentAdded(
        @JsonProperty("workspaceId") WorkspaceId workspace,
        TaskRef task,
        CommentId commentId,
        List<TaskPerson> mentions,
        String excerpt)
        implements CommentEvent {}
