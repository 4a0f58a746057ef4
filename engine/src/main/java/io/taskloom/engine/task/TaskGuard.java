package io.taskloom.engine.task;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.field.FieldId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * May refuse what somebody is about to do with a task: a person or a run, by whichever door. Asked inside the transaction with
 * the task's row locked, before anything is written; not about what Taskloom does itself, nor about new tasks.
 *
 * <p>Completing a task is a hot path (P5): at most one indexed query each.
 */
public interface TaskGuard {

    /** @throws io.taskloom.engine.problem.Problem to refuse */
    void check(Actor actor, Move move);

    /**
     * What is about to happen.
     *
     * @param from where it stands; null if it is put away and comes back
     * @param to where it will stand; null if it is put away now
     * @param content whether anything else than the status changes
     * @param constrained false if certainly no task blocks it, so that nobody needs to ask
     * @param kind whether it is a task or the step of an automation
     * @param fields values of custom fields that it will have
     * @param lease who keeps it, or kept it: the clock decides
     */
    record Move(
            TaskId id,
            ProjectId project,
            WorkspaceId workspace,
            @Nullable Status from,
            @Nullable Status to,
            boolean content,
            boolean constrained,
            Kind kind,
            Map<FieldId, Object> fields,
            @Nullable Lease lease) {}
}
