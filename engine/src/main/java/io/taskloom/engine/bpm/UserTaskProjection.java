package io.taskloom.engine.bpm;

import io.taskloom.engine.event.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Told of every user task, in the engine's transaction, whoever moved it (REST, Tasklist, Cockpit, a timer); the task list's
 * rows follow from it.
 */
public interface UserTaskProjection {

    /** @param by Camunda user whose doing led here, when one is known */
    void created(UserTask task, @Nullable String by);

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
     * An instance of one of our own models is over, wherever it stood.
     *
     * @param cancelled whether it was ended from outside
     * @param by Camunda user who did it, when one is known
     */
    void ended(
            InstanceId instance,
            String definitionKey,
            @Nullable String businessKey,
            boolean cancelled,
            @Nullable String by);

    /**
     * @param own true for our own models, whose row exists already and whose business key is its id
     * @param called true for a user's model that one of ours has called, with its own business key: a work flow
     * @param definition id of the very version
     * @param properties what the model says of it besides, by name
     * @param candidateUsers as the model names them, by id or e-mail address; only said of a new one
     * @param candidateGroups as the model names them; only said of a new one
     * @param formKey form to show; null for none
     */
    record UserTask(
            UserTaskId id,
            InstanceId instance,
            boolean own,
            boolean called,
            String definition,
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
            @Nullable String formKey,
            Map<String, String> properties) {}
}
