package io.taskloom.engine.task.approval;

import io.taskloom.engine.bpm.UserTaskId;
import io.taskloom.engine.event.ActorColumns;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.task.TaskId;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody was asked by mail.
 *
 * @param by whose doing that was: who handed the work in, or their vote on
 * @param answered whether they have decided by its link
 */
record ApprovalRequest(
        UUID id,
        UserTaskId round,
        TaskId task,
        PersonId person,
        ActorColumns by,
        Instant expiresAt,
        boolean answered) {}
