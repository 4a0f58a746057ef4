package io.taskloom.engine.bpm.engine;

import io.taskloom.engine.bpm.LifeCycle;
import io.taskloom.engine.bpm.LifeCycle.Approval;
import io.taskloom.engine.bpm.LifeCycle.Target;
import io.taskloom.engine.bpm.Processes;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.Condition;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;

/** Reads life cycles off deployed models. Publishing has made sure that one token walks from column to column. */
public final class EngineLifeCycles {

    /** Property of a parsed user task: the status that a task has there, null where the model says none. */
    public static final String STATUS = "taskloomStatus";

    /** Property of a parsed user task: everything that the model says of it besides, by name. */
    public static final String SAID = "taskloomProperties";

    private static final String DONE = "done";

    private EngineLifeCycles() {}

    static Optional<LifeCycle> of(ProcessDefinitionEntity definition) {
        if (definition.getInitial() == null) {
            return Optional.empty();
        }
        List<Target> columns = new ArrayList<>();
        List<Target> ends = new ArrayList<>();
        for (ActivityImpl each : inOrder(definition.getInitial())) {
            if (isEnd(each)) {
                ends.add(target(each));
            } else if (isColumn(each)) {
                columns.add(target(each));
            }
        }
        return columns.isEmpty() ? Optional.empty() : Optional.of(new LifeCycle(columns, ends));
    }

    /** Where somebody may move what stands at a step. */
    static List<Target> moves(ExecutionEntity execution, ActivityImpl step) {
        return of(execution.getProcessDefinition())
                .map(cycle -> {
                    List<Target> all = new ArrayList<>(cycle.columns());
                    all.addAll(cycle.ends());
                    return all.stream()
                            .filter(target -> !target.id().equals(step.getId()))
                            .filter(target -> target.id().equals(arrival(execution, step, target.id())))
                            .toList();
                })
                .orElse(List.of());
    }

    /** The next column or end on the way, steps of machines passed over; null if the conditions lead nowhere. */
    private static @Nullable String arrival(ExecutionEntity execution, ActivityImpl step, String wanted) {
        VariableScope asking = asking(execution, wanted);
        Set<ActivityImpl> seen = new HashSet<>();
        ActivityImpl at = step;
        while (seen.add(at)) {
            PvmTransition next = next(at, asking, execution);
            if (next == null) {
                return null;
            }
            at = (ActivityImpl) next.getDestination();
            if (isColumn(at) || isEnd(at)) {
                return at.getId();
            }
        }
        return null;
    }

    private static @Nullable PvmTransition next(ActivityImpl at, VariableScope asking, ExecutionEntity execution) {
        Object otherwise = at.getProperty("default");
        PvmTransition usual = null;
        for (PvmTransition arrow : at.getOutgoingTransitions()) {
            if (arrow.getId().equals(otherwise)) {
                usual = arrow;
                continue;
            }
            Condition condition = (Condition) arrow.getProperty(BpmnParse.PROPERTYNAME_CONDITION);
            if (condition == null || holds(condition, asking, execution)) {
                return arrow;
            }
        }
        return usual;
    }

    private static boolean holds(Condition condition, VariableScope asking, ExecutionEntity execution) {
        try {
            return condition.evaluate(asking, execution);
        } catch (ProcessEngineException unclear) {
            // The engine would fail there too.
            return false;
        }
    }

    /** The instance's variables, with another target; nothing is written. */
    private static VariableScope asking(ExecutionEntity execution, String wanted) {
        return (VariableScope) Proxy.newProxyInstance(
                EngineLifeCycles.class.getClassLoader(),
                new Class<?>[] {VariableScope.class},
                (proxy, method, arguments) -> {
                    if (arguments != null && arguments.length > 0 && Processes.MOVE_TO.equals(arguments[0])) {
                        if (method.getName().equals("hasVariable")) {
                            return true;
                        }
                        if (method.getName().equals("getVariable")) {
                            return wanted;
                        }
                    }
                    try {
                        return method.invoke(execution, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getTargetException();
                    }
                });
    }

    /** Breadth first, as the arrows are drawn; what hangs on a step's edge comes after it. */
    private static Set<ActivityImpl> inOrder(ActivityImpl start) {
        Set<ActivityImpl> found = new LinkedHashSet<>();
        var open = new ArrayDeque<ActivityImpl>(List.of(start));
        while (!open.isEmpty()) {
            ActivityImpl at = open.remove();
            if (found.add(at)) {
                at.getOutgoingTransitions().forEach(arrow -> open.add((ActivityImpl) arrow.getDestination()));
                at.getEventActivities().stream()
                        .sorted(Comparator.comparing(ActivityImpl::getId))
                        .forEach(open::add);
            }
        }
        return found;
    }

    private static Target target(ActivityImpl element) {
        boolean end = isEnd(element);
        Object status = element.getProperty(STATUS);
        return new Target(
                element.getId(),
                FindPosition.name(element),
                end ? DONE : Objects.toString(status, DONE),
                end,
                approval(element));
    }

    static @Nullable Approval approval(ActivityImpl element) {
        return element.getProperty(SAID) instanceof Map<?, ?> said ? Approval.of(said) : null;
    }

    private static boolean isColumn(ActivityImpl element) {
        return element.getProperty(STATUS) != null;
    }

    private static boolean isEnd(ActivityImpl element) {
        String type = element.getProperties().get(BpmnProperties.TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).endsWith("endevent");
    }
}
