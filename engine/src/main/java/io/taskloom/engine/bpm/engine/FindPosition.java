package io.taskloom.engine.bpm.engine;

import io.taskloom.engine.bpm.Processes.Position;
import io.taskloom.engine.bpm.UserTaskId;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.PvmActivity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

/** Reads it off the deployed model. */
record FindPosition(UserTaskId task) implements Command<Optional<Position>> {

    @Override
    public Optional<Position> execute(CommandContext context) {
        TaskEntity found = context.getTaskManager().findTaskById(task.toString());
        if (found == null || found.getTaskDefinitionKey() == null) {
            return Optional.empty();
        }
        ActivityImpl step = found.getProcessDefinition().findActivity(found.getTaskDefinitionKey());
        Set<String> next = new LinkedHashSet<>();
        follow(step, new HashSet<>(), next);
        Set<String> timers =
                step.getEventActivities().stream().map(ActivityImpl::getId).collect(Collectors.toSet());
        return Optional.of(new Position(step.getId(), List.copyOf(next), timers));
    }

    private static void follow(ActivityImpl from, Set<String> seen, Set<String> next) {
        if (!seen.add(from.getId())) {
            return;
        }
        // What ends a sub-process or a repetition goes on behind it.
        if (from.getOutgoingTransitions().isEmpty() && from.getFlowScope() instanceof ActivityImpl around) {
            follow(around, seen, next);
        }
        for (PvmTransition arrow : from.getOutgoingTransitions()) {
            ActivityImpl to = (ActivityImpl) arrow.getDestination();
            String type = to.getProperties().get(BpmnProperties.TYPE);
            if (type != null && type.endsWith("Gateway")) {
                follow(to, seen, next);
            } else {
                next.add(name(to));
            }
        }
    }

    static String name(PvmActivity element) {
        Object name = element.getProperty("name");
        return name == null || name.toString().isBlank() ? element.getId() : name.toString();
    }
}
