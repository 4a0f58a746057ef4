package io.taskloom.engine.bpm.usertask;

import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.Processes;
import io.taskloom.engine.bpm.UserTaskId;
import io.taskloom.engine.bpm.UserTaskProjection;
import io.taskloom.engine.bpm.UserTaskProjection.UserTask;
import io.taskloom.engine.bpm.engine.Definitions;
import io.taskloom.engine.bpm.engine.Trial;
import io.taskloom.engine.event.WorkspaceId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.jspecify.annotations.Nullable;

/** What a projection throws undoes the engine's command, and so refuses it wherever it came from. */
class UserTaskListener implements TaskListener {

    private final Supplier<List<UserTaskProjection>> projections;
    private final ModelCandidates candidates;
    private final Map<String, String> properties;

    UserTaskListener(
            Supplier<List<UserTaskProjection>> projections,
            ModelCandidates candidates,
            Map<String, String> properties) {
        this.projections = projections;
        this.candidates = candidates;
        this.properties = properties;
    }

    @Override
    public void notify(DelegateTask moved) {
        TaskEntity task = (TaskEntity) moved;
        // Started by hand in Camunda's pages, one of our models works for no workspace, and is in nobody's list.
        if (task.getTenantId() != null) {
            ExecutionEntity instance = task.getExecution().getProcessInstance();
            if (moved.getEventName().equals(EVENTNAME_CREATE) && instance.getSuperExecutionId() != null) {
                // Whoever goes on from here says anew where to.
                instance.removeVariable(Processes.MOVE_TO);
            }
            UserTask told = told(task, moved.getEventName().equals(EVENTNAME_CREATE));
            listeners().forEach(projection -> tell(projection, moved.getEventName(), told, task));
        }
    }

    private List<UserTaskProjection> listeners() {
        Trial trial = Trial.current();
        return trial == null ? projections.get() : List.of(trial.userTasks());
    }

    private static void tell(UserTaskProjection projection, String event, UserTask told, TaskEntity task) {
        switch (event) {
            case EVENTNAME_CREATE -> projection.created(told, by());
            case EVENTNAME_COMPLETE -> projection.completed(told, by());
            case EVENTNAME_ASSIGNMENT -> projection.assigned(told, before(task), by());
            case EVENTNAME_DELETE -> projection.cancelled(told, reason(task), by());
            default -> projection.updated(told, by());
        }
    }

    private UserTask told(TaskEntity task, boolean born) {
        ExecutionEntity execution = task.getExecution();
        TaskDefinition definition = task.getTaskDefinition();
        return new UserTask(
                UserTaskId.of(task.getId()),
                InstanceId.of(task.getProcessInstanceId()),
                !Definitions.isUsers(execution.getProcessDefinition()),
                execution.getProcessInstance().getSuperExecutionId() != null,
                execution.getProcessDefinitionId(),
                execution.getProcessDefinition().getKey(),
                task.getTaskDefinitionKey(),
                task.getName() == null ? task.getTaskDefinitionKey() : task.getName(),
                task.getDescription(),
                WorkspaceId.of(task.getTenantId()),
                execution.getProcessBusinessKey(),
                task.getAssignee(),
                born ? candidates.users(task) : List.of(),
                born ? candidates.groups(task) : List.of(),
                task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                formKey(definition, execution),
                properties);
    }

    private static @Nullable String before(TaskEntity task) {
        PropertyChange change = task.getPropertyChanges().get(TaskEntity.ASSIGNEE);
        return change == null || change.getOrgValue() == null
                ? null
                : change.getOrgValue().toString();
    }

    private static @Nullable String formKey(TaskDefinition definition, ExecutionEntity execution) {
        Expression form =
                definition.getFormKey() != null ? definition.getFormKey() : definition.getCamundaFormDefinitionKey();
        Object key = form == null ? null : form.getValue(execution);
        return key == null ? null : key.toString();
    }

    private static String reason(TaskEntity task) {
        String reason = task.getDeleteReason() != null
                ? task.getDeleteReason()
                : task.getExecution().getDeleteReason();
        return reason == null ? "interrupted" : reason;
    }

    private static @Nullable String by() {
        return Context.getCommandContext().getAuthenticatedUserId();
    }
}
