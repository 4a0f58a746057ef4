package io.taskloom.engine.task.approval;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.identity.ActorView;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.task.TaskId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a mailed link asks.
 *
 * @param title of the task
 * @param name of the column that it waits in; of a step, its own
 * @param askedBy who handed the work in, or their vote on
 * @param insteadOf whose vote it is; null for the reader's own
 * @param agreed how many have agreed already
 * @param needed how many must
 * @param expiresAt from then on the link is good for nothing
 */
@Schema(name = "ApprovalQuestion")
record QuestionView(
        TaskId taskId,
        String title,
        ProjectId projectId,
        String projectName,
        String name,
        ActorView askedBy,
        @Nullable PersonView insteadOf,
        int agreed,
        int needed,
        Instant expiresAt) {}
