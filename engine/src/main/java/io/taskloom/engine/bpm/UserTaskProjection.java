package io.taskloom.engine.bpm;

import io.taskloom.engine.event.WorkspaceId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Told of every user task, in the engine's transaction, whoever moved it (REST, Tasklist, Cockpit, a timer); the task list's
 * rows follow from it.
 */
public interface UserTaskProjection {

    void created(UserTask task);

    /** Assignee, name, due date or priority changed. */
    void updated(UserTask task);

    /** @param by Camunda user who did it, when one is known; null for the process itself */
    void completed(UserTask task, @Nullable String by);

    /** Gone without being completed: the instance was cancelled, or a boundary event interrupted it. */
    void cancelled(UserTask task, String reason, @Nullable String by);

    /**
     * @param own true for our own models, whose row exists already and whose business key is its id
     * @param formKey form to show; null for none
     */
    record UserTask(
            UserTaskId id,
            InstanceId instance,
            boolean own,
            String definitionKey,
            String elementId,
            String name,
            @Nullable String description,
            WorkspaceId workspace,
            @Nullable String businessKey,
            @Nullable String assignee,
            List<String> candidateGroups,
            @Nullable Instant dueAt,
            @Nullable String formKey) {}
}
