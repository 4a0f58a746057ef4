package io.taskloom.engine.task.approval;

import io.taskloom.engine.task.TaskEvent;
import io.taskloom.engine.task.TaskPerson;
import io.taskloom.engine.task.TaskSnapshot;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Votes are wanted: the task has come to a column, or is a step, that is left by approval; or a vote was handed on.
 *
 * @param round the user task that waits for it
 * @param insteadOf whose vote was handed on; null for everybody's own
 */
record TaskApprovalAsked(
        TaskSnapshot task,
        UUID round,
        List<TaskPerson> people,
        @Nullable TaskPerson insteadOf) implements TaskEvent {}
