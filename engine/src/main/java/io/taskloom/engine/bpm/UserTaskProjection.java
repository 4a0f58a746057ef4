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

    /** Name, due date or priority changed. @param by Camunda user who did it, when one is known */
    void updated(UserTask task, @Nullable String by);

    /**
     * Somebody else has it now, or nobody.
     *
     * @param before Camunda user who had it; null for nobody
     * @param by Camunda user who did it, when one is known
     */
    void assigned(UserTask task, @Nullable String before, @Nullable String by);

    /** @param by Camunda user who did it, when one is known; null for the process itself */
    void completed(UserTask task, @Nullable String by);

    /** Gone without being completed: the instance was cancelled, or a boundary event interrupted it. */
    void cancelled(UserTask task, String reason, @Nullable String by);

    /**
     * @param own true for our own models, whose row exists already and whose business key is its id
     * @param candidateUsers as the model names them, by id or e-mail address; only said of a new one
     * @param candidateGroups as the model names them; only said of a new one
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
            List<String> candidateUsers,
            List<String> candidateGroups,
            @Nullable Instant dueAt,
            @Nullable String formKey) {}
}
