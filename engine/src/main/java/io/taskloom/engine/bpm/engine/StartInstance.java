package io.taskloom.engine.bpm.engine;

import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.StartProcess;
import io.taskloom.engine.bpm.StartProcess.Definition.Exact;
import io.taskloom.engine.bpm.StartProcess.Definition.OwnKey;
import io.taskloom.engine.problem.NotFound;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;

/**
 * Starts at the start event that was asked for, of whatever kind it is; Camunda's own API can't choose one.
 *
 * @param ownModels ids of our own definitions by key, as far as known: they change with our jar only, and starting a task asks
 *     for one each time
 */
public record StartInstance(StartProcess command, Map<String, Object> variables, Map<String, String> ownModels)
        implements Command<InstanceId> {

    @Override
    public InstanceId execute(CommandContext context) {
        ProcessDefinitionEntity definition =
                definition(context.getProcessEngineConfiguration().getDeploymentCache());
        ExecutionEntity instance =
                definition.createProcessInstance(command.businessKey(), null, startEvent(definition));
        instance.start(variables);
        return InstanceId.of(instance.getId());
    }

    private ProcessDefinitionEntity definition(DeploymentCache cache) {
        return switch (command.process()) {
            case OwnKey(String key) -> {
                String known = ownModels.get(key);
                if (known != null) {
                    yield found(key, () -> cache.findDeployedProcessDefinitionById(known));
                }
                ProcessDefinitionEntity definition =
                        found(key, () -> cache.findDeployedLatestProcessDefinitionByKeyAndTenantId(key, null));
                ownModels.put(key, definition.getId());
                yield definition;
            }
            case Exact(String id) -> {
                ProcessDefinitionEntity definition = found(id, () -> cache.findDeployedProcessDefinitionById(id));
                if (!command.workspace().toString().equals(definition.getTenantId())) {
                    throw new NotFound("process", id);
                }
                yield definition;
            }
        };
    }

    private static ProcessDefinitionEntity found(
            String what, java.util.function.Supplier<@Nullable ProcessDefinitionEntity> search) {
        try {
            ProcessDefinitionEntity definition = search.get();
            if (definition != null) {
                return definition;
            }
        } catch (NotFoundException | NullValueException e) {
            // Answered below like the other way of not being there.
        }
        throw new NotFound("process", what);
    }

    private ActivityImpl startEvent(ProcessDefinitionEntity definition) {
        String wanted = command.cause() == null ? null : command.cause().startEvent();
        Optional<ActivityImpl> start = wanted == null && definition.getInitial() != null
                ? Optional.of(definition.getInitial())
                : definition.getActivities().stream()
                        .filter(activity -> isStart(activity) && (wanted == null || wanted.equals(activity.getId())))
                        .findFirst();
        return start.orElseThrow(() -> new NotFound("start event", wanted == null ? definition.getKey() : wanted));
    }

    private static boolean isStart(ActivityImpl activity) {
        String type = activity.getProperties().get(BpmnProperties.TYPE);
        return type != null && (type.equals("startEvent") || type.endsWith("StartEvent"));
    }
}
