package io.taskloom.engine.comment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.TaskPerson;
import io.taskloom.engine.task.TaskRef;
import java.util.List;

/** A comment says something else now. @param mentions whom it did not name before */
public record CommentEdited(
        @JsonProperty("workspaceId") WorkspaceId workspace,
        TaskRef task,
        CommentId commentId,
        List<TaskPerson> mentions,
        String excerpt)
        implements CommentEvent {}
